// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIOTLP
internal import GenAITelemetry

/// Puts what a destination answered into the words of an exporter.
struct OTLPAnswer {
    /// Where the request went.
    let endpoint: Endpoint
    /// What was sent with it and must not be shown.
    let headers: HTTPHeaders

    /// The longest text of a server that is repeated, in bytes: enough to see what it means.
    private static let maximumMessageLength = 256

    /// What the server says of a request that it took: how many spans it refused all the same, and a remark.
    func partialSuccess(
        in outcome: Result<HTTPResponse, TransportError>, sent: Int
    ) -> (rejectedCount: Int, message: String?)? {
        guard case .success(let response) = outcome, let partial = Self.partialSuccess(in: response) else { return nil }
        let rejectedCount = partial.rejectedCount(ofSent: sent)
        if rejectedCount == 0 && partial.errorMessage.isEmpty { return nil }
        return (rejectedCount, partial.errorMessage.isEmpty ? nil : safe(Array(partial.errorMessage.utf8)))
    }

    /// The server's remark, if the body is one.
    ///
    /// Servers answer with nothing, HTML, or the wrong type as well; the status has decided by then.
    private static func partialSuccess(in response: HTTPResponse) -> OTLPTraceResponse? {
        guard !response.body.isEmpty, response.contentEncoding == nil else { return nil }
        let type = response.contentType?.lowercased() ?? ""
        if type.hasPrefix("application/x-protobuf") { return try? OTLPTraceResponse(protobuf: response.body) }
        if type.hasPrefix("application/json") { return try? OTLPTraceResponse(json: response.body) }
        return nil
    }

    /// A failure as a sentence for the person on call.
    func error(
        _ failure: ExportFailure, _ outcome: Result<HTTPResponse, TransportError>, attempts: Int
    ) -> ExportError {
        let tries = attempts == 1 ? "" : " after \(attempts) attempts"
        switch outcome {
        case .failure(let error):
            return ExportError(
                Self.code(failure, error), "\(error.message)\(tries.isEmpty ? "" : " Given up\(tries).")")
        case .success(let response):
            var sentence = "\(endpoint) answered \(response.status)\(tries)"
            if let said = said(response) { sentence += " and said: \(said)" }
            return ExportError(Self.code(failure, nil), "\(sentence). \(Self.advice(response))")
        }
    }

    private static func code(_ failure: ExportFailure, _ error: TransportError?) -> ExportError.Code {
        switch failure.handling {
        case .split: return .tooLarge
        case .hold: return .unauthorized
        default: break
        }
        switch error?.kind {
        case nil where failure.shortDescription == "response_too_large": return .tooLarge
        case nil: return failure.isRetryable ? .throttled : .refused
        case .responseTooLarge?: return .tooLarge
        case .timeout?, .connectTimeout?: return .timeout
        case .tls?: return .tls
        case .cancelled?: return .cancelled
        case .closed?: return .alreadyShutDown
        case .invalidRequest?, .unsupportedLibrary?, .forked?, .resourcesExhausted?: return .other
        default: return .unreachable
        }
    }

    /// What is said when a deadline ends the wait for another attempt: above all, why the last one failed.
    func stopped(after failure: ExportError?, attempts: Int) -> ExportError {
        let cause = failure.map { "\($0.message) " } ?? ""
        let tries = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
        return ExportError(.cancelled, "\(cause)A deadline ended the export to \(endpoint) after \(tries).")
    }

    /// What is said when the destination is known to be down for longer than there is time.
    func tooLate(after failure: ExportError?) -> ExportError {
        failure ?? ExportError(.unreachable, "\(endpoint) is down, and is not asked again in the time there is.")
    }

    /// What is said when the provider of headers has none to give.
    func withoutCredentials() -> ExportError {
        ExportError(
            .unauthorized,
            "The provider of headers for \(endpoint) failed or took more than \(HeaderSource.patience); nothing was sent."
        )
    }

    /// What is said of a request that is too large to be sent at all.
    func tooLarge(_ byteCount: Int) -> ExportError {
        ExportError(
            .tooLarge,
            "A span has \(byteCount) bytes, more than \(endpoint) takes in one request; record less content, or set "
                + "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT.")
    }

    private static func advice(_ response: HTTPResponse) -> String {
        switch response.status {
        case 300..<400:
            "It redirects to \(response.redirectOrigin ?? "nowhere"); redirects are not followed, so configure that address."
        case 400: "It could not read the spans that were left out; is it an OTLP endpoint?"
        case 401, 403: "Check the credentials in OTEL_EXPORTER_OTLP_HEADERS."
        case 404, 405: "Check the path; OTLP's is /v1/traces, and port 4317 speaks gRPC, which is not spoken here."
        case 413: "A single span is larger than it takes; record less content."
        case 415: "It does not take this encoding; try OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf and no compression."
        default: "The spans of this request are lost."
        }
    }

    /// What a server says in words.
    private func said(_ response: HTTPResponse) -> String? {
        guard response.contentType?.lowercased().hasPrefix("application/x-protobuf") != true else { return nil }
        let text = safe(response.body)
        return text.isEmpty ? nil : "“\(text)”"
    }

    /// A text that a server chose, fit to be shown.
    ///
    /// It may repeat the credentials or the content that it was sent: headers are hidden wherever they occur, the rest
    /// goes through redaction, and little of it is shown.
    private func safe(_ text: [UInt8]) -> String {
        RedactionStage().redactedText(ServerText.excerpt(of: text, limit: Self.maximumMessageLength, hiding: headers))
    }
}
