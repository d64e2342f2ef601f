// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension EnvironmentConfiguration {
    /// How OTLP leaves the process.
    ///
    /// A variable that is named for traces wins over the general one as a whole: headers are not merged, so that a
    /// credential meant for one receiver is never sent to another.
    package struct OTLP: Hashable, Sendable {
        /// Where traces go, with the path that is posted to.
        package var endpoint: Endpoint?

        /// The headers that are added to every request.
        package var headers: HTTPHeaders?

        /// How long one request may take; zero means without limit.
        package var timeout: Duration?

        package var compression: OTLPCompression?

        package var wireProtocol: OTLPProtocol?

        /// The certificate files that exist and look right.
        package var tls = TLSSettings()
    }
}

extension EnvironmentConfiguration.OTLP {
    /// The path below a general endpoint ("Endpoint URLs for OTLP/HTTP").
    private static let tracesPath = "v1/traces"

    init(_ reader: inout EnvironmentReader) {
        endpoint = Self.endpoint(&reader)
        headers = reader.headers(.tracesHeaders) ?? reader.headers(.headers)
        timeout =
            reader.milliseconds(.tracesTimeout, otherwise: "ignoring it")
            ?? reader.milliseconds(.timeout, otherwise: "using the default, 10000 ms")
        compression = Self.compression(&reader)
        wireProtocol = Self.wireProtocol(&reader)
        tls = Self.tls(&reader)
        warnAboutCredentialsInTheClear(&reader)
    }

    private static func endpoint(_ reader: inout EnvironmentReader) -> Endpoint? {
        if let specific = read(.tracesEndpoint, otherwise: "ignoring it", &reader) {
            // "Used as is": but a socket's URL has no room for a path, so the standard one is meant.
            return specific.scheme == .unix ? specific.appending(tracesPath) : specific
        }
        return read(.endpoint, otherwise: "using the default, \(Endpoint.localCollector)", &reader)?
            .appending(tracesPath)
    }

    private static func read(
        _ variable: EnvironmentVariable, otherwise: String, _ reader: inout EnvironmentReader
    ) -> Endpoint? {
        guard let text = reader.text(variable) else { return nil }
        do {
            let endpoint = try Endpoint(text)
            if endpoint.port == 4317 {
                reader.warn(
                    variable, "a URL with port 4317, where collectors usually expect gRPC",
                    "sending HTTP there all the same; the usual port for HTTP is 4318")
            }
            return endpoint
        } catch {
            reader.warn(variable, "not usable (\(error.message.dropLast()))", otherwise)
            return nil
        }
    }

    private static func compression(_ reader: inout EnvironmentReader) -> OTLPCompression? {
        let names: [String: OTLPCompression] = ["gzip": .gzip, "none": .none]
        return reader.choice(.tracesCompression, from: names, otherwise: "ignoring it")
            ?? reader.choice(.compression, from: names, otherwise: "using the default")
    }

    private static func wireProtocol(_ reader: inout EnvironmentReader) -> OTLPProtocol? {
        let names: [String: OTLPProtocol] = ["http/protobuf": .httpProtobuf, "http/json": .httpJSON]
        return reader.choice(.tracesProtocol, from: names, otherwise: "ignoring it")
            ?? reader.choice(.protocol, from: names, otherwise: "using the default, http/protobuf")
    }

    /// Files that cannot be used stay in the settings, and keep an exporter from being made of them: whoever names
    /// certificates does not want to do without.
    private static func tls(_ reader: inout EnvironmentReader) -> TLSSettings {
        let warningCount = reader.warnings.count
        let settings = TLSSettings(
            trustedCertificatesFile: file([.tracesCertificate, .certificate], .certificates, &reader),
            clientCertificateFile: file([.tracesClientCertificate, .clientCertificate], .certificates, &reader),
            clientKeyFile: file([.tracesClientKey, .clientKey], .privateKey, &reader))
        guard reader.warnings.count == warningCount else { return settings }
        do {
            try settings.validate()
        } catch {
            reader.warn(
                settings.clientKeyFile == nil ? .clientCertificate : .clientKey,
                "not usable (\(error.message.dropLast()))", nothingIsExported)
        }
        return settings
    }

    private static let nothingIsExported = "no exporter is made with it"

    /// The file of the first variable that names one.
    private static func file(
        _ variables: [EnvironmentVariable], _ content: PEMFile.Content, _ reader: inout EnvironmentReader
    ) -> String? {
        guard let variable = variables.first(where: { reader.text($0) != nil }), let path = reader.text(variable) else {
            return nil
        }
        do {
            try PEMFile.check(path, has: content)
        } catch {
            reader.warn(variable, "not usable (\(error.message.dropLast()))", nothingIsExported)
            return path
        }
        if content == .privateKey, PEMFile.isReadableByOthers(path) {
            reader.warn(
                variable, "the path of a private key that other users of this machine may read",
                "using it; restrict it with chmod 600")
        }
        return path
    }

    /// Nobody means to send a token in the clear to another machine, and nothing else would ever tell.
    private func warnAboutCredentialsInTheClear(_ reader: inout EnvironmentReader) {
        guard let endpoint, endpoint.scheme == .http, !endpoint.isLocal, headers?.carriesCredentials == true else {
            return
        }
        let variable: EnvironmentVariable = reader.text(.tracesHeaders) == nil ? .headers : .tracesHeaders
        reader.warn(
            variable, "a list with credentials, and the endpoint \(endpoint) is plain http",
            "sending them in the clear; use https")
    }
}
