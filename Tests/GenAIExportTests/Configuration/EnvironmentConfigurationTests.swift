// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite struct EnvironmentConfigurationTests {
    private func read(_ environment: [String: String]) -> EnvironmentConfiguration {
        EnvironmentConfiguration(environment)
    }

    /// What is said about a value, as one text.
    private func warning(_ environment: [String: String]) throws -> String {
        let warnings = read(environment).warnings
        #expect(warnings.count == 1)
        return try #require(warnings.first).description
    }

    @Test func `an empty environment asks for nothing`() {
        #expect(read([:]) == EnvironmentConfiguration([:]))
        let configuration = read([:])
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.otlp.endpoint == nil && configuration.sampler == nil && configuration.isDisabled == nil)
    }

    @Test func `an empty value is an unset one`() {
        var environment: [String: String] = [:]
        for (index, variable) in EnvironmentVariable.allCases.enumerated() {
            environment[variable.rawValue] = ["", "   ", "\t\n"][index % 3]
        }
        #expect(read(environment) == read([:]))
    }

    @Test(arguments: EnvironmentVariable.allCases)
    func `every variable of the table has an effect`(_ variable: EnvironmentVariable) throws {
        let directory = try TemporaryDirectory()
        let certificate = "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"
        let file = directory.place(certificate, as: "both.pem")
        let other = directory.place(certificate, as: "other.pem")
        let words: [EnvironmentVariable: String] = [
            .endpoint: "http://h", .tracesEndpoint: "http://t", .headers: "a=b", .tracesHeaders: "c=d",
            .certificate: file, .tracesCertificate: file, .clientCertificate: file, .tracesClientCertificate: file,
            .clientKey: other, .tracesClientKey: other, .sdkDisabled: "true", .resourceAttributes: "k=v",
            .logLevel: "debug", .propagators: "baggage", .tracesSampler: "traceidratio", .tracesSamplerArgument: "0.5",
            .tracesExporter: "console", .compression: "gzip", .tracesCompression: "none", .protocol: "http/json",
            .tracesProtocol: "http/protobuf", .captureMessageContent: "span_only", .statistics: "exit",
        ]
        // Two of them only qualify another.
        let base: [EnvironmentVariable: String] =
            switch variable {
            case .tracesSamplerArgument: [.tracesSampler: "traceidratio"]
            case .clientKey, .tracesClientKey: [.clientCertificate: file]
            default: [:]
            }
        let environment = Dictionary(uniqueKeysWithValues: base.map { ($0.rawValue, $1) })
        let without = read(environment)
        let with = read(environment.merging([variable.rawValue: words[variable] ?? "100"]) { $1 })
        #expect(with != without)
        #expect(with.warnings.isEmpty && without.warnings.isEmpty)
    }

    // MARK: The endpoint

    @Test(arguments: [
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://h:1/"], "http://h:1/v1/traces"),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": " http://h:1/base "], "http://h:1/base/v1/traces"),
        (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://h:1"], "http://h:1/"),
        (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://h:1/x"], "http://h:1/x"),
        (
            ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://a", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://b"],
            "http://b:80/"
        ),
        (
            ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://a", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": ""],
            "http://a:80/v1/traces"
        ),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "unix:///run/x"], "http://localhost/v1/traces"),
        (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "unix:///run/x"], "http://localhost/v1/traces"),
    ])
    func `the endpoint for traces is built as the specification says`(_ environment: [String: String], _ url: String) {
        let configuration = read(environment)
        #expect(configuration.otlp.endpoint?.url == url)
        #expect(configuration.warnings.isEmpty)
    }

    @Test func `a bad endpoint is described and replaced`() throws {
        #expect(
            try warning(["OTEL_EXPORTER_OTLP_ENDPOINT": "localhost:4318"])
                == "OTEL_EXPORTER_OTLP_ENDPOINT is not usable (The endpoint does not begin with http://, https:// or "
                + "unix://; write http://localhost:4318, for example): using the default, http://localhost:4318.")
        let both = read([
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://general", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://u:canary@h",
        ])
        #expect(both.otlp.endpoint?.host == "general")
        #expect(both.warnings.count == 1)
        #expect(!"\(both)".contains("canary"))
    }

    @Test func `the port for gRPC is remarked on and used`() throws {
        let environment = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4317"]
        #expect(try warning(environment).contains("4318"))
        #expect(read(environment).otlp.endpoint?.port == 4317)
    }

    // MARK: Headers

    @Test func `headers are decoded as W3C Baggage is`() throws {
        let configuration = read([
            "OTEL_EXPORTER_OTLP_HEADERS":
                " Authorization = Basic%20dXNlcjpwYXNz== , x-plus=a+b,x-space=%20c%20 ,x-utf8=%C3%A4,x-empty=,,x-semi=a;b=c"
        ])
        let headers = try #require(configuration.otlp.headers)
        #expect(headers["authorization"]?.secret == "Basic dXNlcjpwYXNz==")
        #expect(headers["x-plus"]?.secret == "a+b")
        #expect(headers["x-space"]?.secret == "c")
        #expect(headers["x-utf8"]?.secret == "ä")
        #expect(headers["x-empty"]?.secret == "")
        #expect(headers["x-semi"]?.secret == "a;b=c")
        #expect(configuration.warnings.isEmpty)
    }

    @Test func `a bad pair is skipped, told by its place, and never shown`() throws {
        let pairs = [
            "canary", "=canary", "na me=canary", "x=canary%0d%0aX-Injected:yes", "y=canary%zz", "z=%FFcanary",
            "Content-Type=canary", "w=canary%00",
        ]
        for pair in pairs {
            let configuration = read(["OTEL_EXPORTER_OTLP_HEADERS": "good=1,\(pair),better=2"])
            #expect(configuration.otlp.headers?.names == ["good", "better"])
            let warning = try #require(configuration.warnings.first).description
            #expect(configuration.warnings.count == 1)
            #expect(warning.hasPrefix("OTEL_EXPORTER_OTLP_HEADERS is a list whose pair 2 of 3 "))
            #expect(warning.hasSuffix(": skipping that pair."))
            #expect(!warning.contains("canary"))
        }
    }

    @Test func `headers for traces replace the general ones`() {
        let configuration = read([
            "OTEL_EXPORTER_OTLP_HEADERS": "a=1,b=2", "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "b=3",
        ])
        #expect(configuration.otlp.headers?.names == ["b"])
    }

    @Test func `credentials in the clear are warned about once, unless they stay on this machine`() throws {
        let headers = ["OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20canary"]
        let remote = try warning(headers.merging(["OTEL_EXPORTER_OTLP_ENDPOINT": "http://otel.example.com"]) { $1 })
        #expect(remote.contains("https") && !remote.contains("canary"))
        for endpoint in ["https://otel.example.com", "http://localhost:4318", "unix:///run/x"] {
            #expect(read(headers.merging(["OTEL_EXPORTER_OTLP_ENDPOINT": endpoint]) { $1 }).warnings.isEmpty)
        }
        let harmless = ["OTEL_EXPORTER_OTLP_HEADERS": "x-tenant=a", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://h"]
        #expect(read(harmless).warnings.isEmpty)
    }

    // MARK: Numbers and words

    @Test func `times are milliseconds`() {
        let configuration = read([
            "OTEL_EXPORTER_OTLP_TIMEOUT": "10000", "OTEL_BSP_SCHEDULE_DELAY": " 250 ", "OTEL_BSP_EXPORT_TIMEOUT": "0",
        ])
        #expect(configuration.otlp.timeout == .seconds(10))
        #expect(configuration.batch.scheduleDelay == .milliseconds(250))
        #expect(configuration.batch.exportTimeout == .zero)
        #expect(configuration.warnings.isEmpty)
    }

    @Test(arguments: ["abc", "10s", "1.5", "-1", "9223372036854775808", "0x10", "١٠", "1 000", "NaN", "∞"])
    func `what is no number is described by its shape and replaced`(_ text: String) throws {
        let environment = ["OTEL_EXPORTER_OTLP_TIMEOUT": text]
        #expect(read(environment).otlp.timeout == nil)
        let warning = try warning(environment)
        #expect(warning.hasPrefix("OTEL_EXPORTER_OTLP_TIMEOUT is "))
        #expect(warning.hasSuffix(": using the default, 10000 ms."))
        #expect(!warning.contains(text) || text == "-1" || text == "1")
    }

    @Test func `the shape of a value is its length and what it is not`() throws {
        #expect(
            try warning(["OTEL_BSP_MAX_QUEUE_SIZE": "a secret one"])
                == "OTEL_BSP_MAX_QUEUE_SIZE is 12 characters, not a whole number: using the default, 2048.")
        #expect(
            try warning(["OTEL_BSP_MAX_QUEUE_SIZE": "0"])
                == "OTEL_BSP_MAX_QUEUE_SIZE is a number below 1: using the default, 2048.")
    }

    @Test func `a batch is never larger than the queue`() throws {
        let small = ["OTEL_BSP_MAX_QUEUE_SIZE": "100", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "512"]
        #expect(read(small).batch.maxExportBatchSize == 100)
        #expect(try warning(small).hasPrefix("OTEL_BSP_MAX_EXPORT_BATCH_SIZE"))
        #expect(read(["OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "4096"]).batch.maxExportBatchSize == 2048)
        #expect(read(["OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "2048"]).warnings.isEmpty)
    }

    @Test func `limits for spans win over general ones`() {
        let limits = read([
            "OTEL_ATTRIBUTE_COUNT_LIMIT": "10", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT": "20",
            "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT": "0", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "1000",
            "OTEL_SPAN_EVENT_COUNT_LIMIT": "5", "OTEL_SPAN_LINK_COUNT_LIMIT": "x",
        ]).limits
        #expect(limits.spanAttributeCount == 20)
        #expect(limits.eventAttributeCount == 10)
        #expect(limits.linkAttributeCount == 0)
        #expect(limits.attributeValueLength == 1000)
        #expect(limits.spanEventCount == 5)
        #expect(limits.spanLinkCount == nil)
    }

    @Test(arguments: [("true", true), ("TRUE", true), (" True ", true), ("false", false), ("FALSE", false)])
    func `a boolean is true or false in any case`(_ text: String, _ value: Bool) {
        let configuration = read(["OTEL_SDK_DISABLED": text])
        #expect(configuration.isDisabled == value)
        #expect(configuration.warnings.isEmpty)
    }

    @Test(arguments: ["1", "yes", "on", "truthy"])
    func `any other boolean is false and remarked on`(_ text: String) throws {
        #expect(read(["OTEL_SDK_DISABLED": text]).isDisabled == false)
        #expect(try warning(["OTEL_SDK_DISABLED": text]).hasSuffix(": taking it as false."))
    }

    @Test func `words are taken in any case and unknown ones replaced`() throws {
        let good = read([
            "OTEL_EXPORTER_OTLP_COMPRESSION": "GZIP", "OTEL_EXPORTER_OTLP_PROTOCOL": "HTTP/JSON",
            "OTEL_LOG_LEVEL": "Warning",
        ])
        #expect(good.otlp.compression == .gzip && good.otlp.wireProtocol == .httpJSON && good.logLevel == .warn)
        #expect(good.warnings.isEmpty)
        #expect(
            try warning(["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"])
                == "OTEL_EXPORTER_OTLP_PROTOCOL is 4 characters, none of http/json, http/protobuf: "
                + "using the default, http/protobuf.")
        let general = read([
            "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip", "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION": "brotli",
        ])
        #expect(general.otlp.compression == .gzip && general.warnings.count == 1)
    }

    @Test(arguments: [
        ("otlp", [EnvironmentConfiguration.TracesExporter.otlp], 0), ("otlp,console", [.otlp, .console], 0),
        ("otlp/stdout", [.otlpStandardOutput], 0), ("none", [], 0), ("OTLP,otlp", [.otlp], 0), ("zipkin", nil, 1),
        ("zipkin,console", [.console], 1),
    ])
    func `exporters are known, without repetitions, or none`(
        _ text: String, _ exporters: [EnvironmentConfiguration.TracesExporter]?, _ warnings: Int
    ) {
        let configuration = read(["OTEL_TRACES_EXPORTER": text])
        #expect(configuration.tracesExporters == exporters)
        #expect(configuration.warnings.count == warnings)
    }

    @Test(arguments: [
        ("always_on", EnvironmentConfiguration.Sampler(root: .alwaysOn, isParentBased: false)),
        ("always_off", .init(root: .alwaysOff, isParentBased: false)),
        ("traceidratio", .init(root: .ratio(0.25), isParentBased: false)),
        ("parentbased_always_on", .init(root: .alwaysOn, isParentBased: true)),
        ("ParentBased_Always_Off", .init(root: .alwaysOff, isParentBased: true)),
        ("parentbased_traceidratio", .init(root: .ratio(0.25), isParentBased: true)),
    ])
    func `samplers have the specification's names`(_ name: String, _ sampler: EnvironmentConfiguration.Sampler) {
        let configuration = read(["OTEL_TRACES_SAMPLER": name, "OTEL_TRACES_SAMPLER_ARG": "0.25"])
        #expect(configuration.sampler == sampler)
        #expect(configuration.warnings.isEmpty)
    }

    @Test func `a bad sampler or ratio is replaced`() throws {
        for name in ["jaeger_remote", "xray", "parentbased_jaeger_remote", "sometimes"] {
            #expect(read(["OTEL_TRACES_SAMPLER": name]).sampler == nil)
            #expect(try warning(["OTEL_TRACES_SAMPLER": name]).hasSuffix("using the default, parentbased_always_on."))
        }
        for ratio in ["1.1", "-0.1", "half", "nan", "inf", "0,5"] {
            let environment = ["OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": ratio]
            #expect(read(environment).sampler?.root == .ratio(1))
            #expect(try warning(environment).hasSuffix("using the default, 1."))
        }
        #expect(read(["OTEL_TRACES_SAMPLER": "traceidratio"]).sampler?.root == .ratio(1))
    }

    @Test(arguments: [
        ("true", EnvironmentConfiguration.ContentCapture.spans, 0), ("false", .none, 0), ("NO_CONTENT", .none, 0),
        ("span_only", .spans, 0), ("EVENT_ONLY", .events, 0), ("SPAN_AND_EVENT", .spansAndEvents, 0), ("yes", .none, 1),
        ("SPAN-ONLY", .none, 1),
    ])
    func `content is recorded only when the word is understood`(
        _ text: String, _ capture: EnvironmentConfiguration.ContentCapture, _ warnings: Int
    ) {
        let configuration = read(["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": text])
        #expect(configuration.contentCapture == capture)
        #expect(configuration.warnings.count == warnings)
    }

    // MARK: Names

    @Test func `resource attributes are decoded, all of them or none`() throws {
        let good = read(["OTEL_RESOURCE_ATTRIBUTES": "a=1, b = x%2Cy%3Dz ,c=%F0%9F%99%82,a=2,d=,e=f=g,"])
        #expect(good.resourceAttributes == ["a": "2", "b": "x,y=z", "c": "🙂", "d": "", "e": "f=g"])
        #expect(good.warnings.isEmpty)
        for bad in ["a=1,b", "a=1,=2", "a=%zz", "a=%FF", "a=%4"] {
            #expect(read(["OTEL_RESOURCE_ATTRIBUTES": bad]).resourceAttributes == nil)
            #expect(try warning(["OTEL_RESOURCE_ATTRIBUTES": bad]).hasSuffix(": ignoring the whole list."))
        }
    }

    @Test func `names and opt-ins are passed on`() {
        let configuration = read([
            "OTEL_SERVICE_NAME": " handbook-bot ", "OTEL_SEMCONV_STABILITY_OPT_IN": "http, gen_ai_latest_experimental",
            "GENAI_TELEMETRY_SEMCONV": "1.41",
        ])
        #expect(configuration.serviceName == "handbook-bot")
        #expect(configuration.semanticConventionStabilityOptIn == ["http", "gen_ai_latest_experimental"])
        #expect(configuration.semanticConvention == "1.41")
    }

    // MARK: Certificates

    @Test func `a file that is missing is told, and no exporter is made without it`() throws {
        let warning = try warning(["OTEL_EXPORTER_OTLP_CERTIFICATE": "/no/such/ca.pem"])
        #expect(
            warning == "OTEL_EXPORTER_OTLP_CERTIFICATE is not usable (The file /no/such/ca.pem does not exist): "
                + "no exporter is made with it.")
        let tls = read(["OTEL_EXPORTER_OTLP_CERTIFICATE": "/no/such/ca.pem"]).otlp.tls
        #expect(tls == TLSSettings(trustedCertificatesFile: "/no/such/ca.pem"))
        #expect(throws: ConfigurationError.self) { try tls.validate() }
    }

    @Test func `a client certificate needs its key, and the other way round`() throws {
        let directory = try TemporaryDirectory()
        let certificate = directory.place("-----BEGIN CERTIFICATE-----\n", as: "c.pem")
        let key = directory.place("-----BEGIN PRIVATE KEY-----\n", as: "k.pem")
        let open = directory.place("-----BEGIN PRIVATE KEY-----\n", as: "open.pem", mode: 0o644)
        let names = ("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY")
        let both = read([names.0: certificate, names.1: key])
        #expect(both.otlp.tls.clientCertificateFile == certificate && both.otlp.tls.clientKeyFile == key)
        #expect(both.warnings.isEmpty)
        for environment in [[names.0: certificate], [names.1: key]] {
            #expect(throws: ConfigurationError.self) { try read(environment).otlp.tls.validate() }
            #expect(try warning(environment).hasSuffix("no exporter is made with it."))
        }
        #expect(try warning([names.0: certificate, names.1: open]).contains("chmod 600"))
    }

    // MARK: Anything at all

    @Test func `no environment crashes, and no warning repeats a value`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "canary", ",", "=", "%", "%0a", "%00", " ", "\n", "\0", "http://", "@", ":", "1", "-", ".", "true", "none",
            "otlp", "é", "🙂", "\u{301}", "/", "[", "unix:///", "?", "#", String(repeating: "9", count: 40), ";",
        ]
        for _ in 0..<400 {
            var environment: [String: String] = [:]
            for variable in EnvironmentVariable.allCases where Bool.random(using: &generator) {
                environment[variable.rawValue] = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
            let configuration = read(environment)
            let leaks = configuration.warnings.filter { warning in
                let isPath = warning.variable.contains("CERTIFICATE") || warning.variable.contains("KEY")
                return !isPath && warning.description.contains("canary")
            }
            #expect(leaks.isEmpty, "seed \(seed)")
        }
    }

    @Test func `the process's own environment can be read`() async {
        await #expect(processExitsWith: .success) {
            let names = EnvironmentVariable.allCases.map(\.rawValue)
            for name in names { unsafe unsetenv(name) }
            #expect(EnvironmentConfiguration() == EnvironmentConfiguration([:]))
            unsafe setenv("OTEL_SERVICE_NAME", "from outside", 1)
            unsafe setenv("SOMETHING_ELSE", "x", 1)
            #expect(EnvironmentVariable.processEnvironment() == ["OTEL_SERVICE_NAME": "from outside"])
            #expect(EnvironmentConfiguration().serviceName == "from outside")
        }
    }
}
