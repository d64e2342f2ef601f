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

    /// What a request that was taken means for its spans.
    ///
    /// One that could not be encoded counts as rejected: it was never seen by anybody.
    func result(of outcome: Result<HTTPResponse, TransportError>, sent: Int, skipped: Int) -> ExportResult {
        guard case .success(let response) = outcome, let partial = Self.partialSuccess(in: response) else {
            return ExportResult(
                rejectedCount: skipped, message: skipped > 0 ? "\(skipped) could not be encoded." : nil)
        }
        return ExportResult(
            rejectedCount: partial.rejectedCount(ofSent: sent) + skipped,
            message: partial.errorMessage.isEmpty ? nil : safe(Array(partial.errorMessage.utf8)))
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

    /// What is said when a deadline ends the wait for another attempt: above all, why the last one failed.
    static func stopped(
        _ outcome: Result<HTTPResponse, TransportError>, attempts: Int, endpoint: Endpoint
    ) -> ExportError {
        let cause =
            switch outcome {
            case .failure(let error): error.message
            case .success(let response): "\(endpoint) answered \(response.status). \(advice(response))"
            }
        let tries = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
        return ExportError(.cancelled, "\(cause) A deadline ended the export after \(tries).")
    }

    private static func code(_ failure: ExportFailure, _ error: TransportError?) -> ExportError.Code {
        switch failure {
        case .tooLarge, .responseTooLarge: return .tooLarge
        case .unauthorized, .forbidden: return .unauthorized
        default: break
        }
        switch error?.kind {
        case nil: return failure.isRetryable ? .throttled : .refused
        case .timeout?, .connectTimeout?: return .timeout
        case .tls?: return .tls
        case .cancelled?: return .cancelled
        case .closed?: return .alreadyShutDown
        case .invalidRequest?, .unsupportedLibrary?, .forked?, .resourcesExhausted?: return .other
        default: return .unreachable
        }
    }

    private static func advice(_ response: HTTPResponse) -> String {
        switch response.status {
        case 300..<400:
            "It redirects to \(response.redirectOrigin ?? "nowhere"); redirects are not followed, so configure that address."
        case 400: "It could not read the request; is it an OTLP endpoint?"
        case 401, 403: "Check the credentials in OTEL_EXPORTER_OTLP_HEADERS."
        case 404, 405: "Check the path; OTLP's is /v1/traces, and port 4317 speaks gRPC, which is not spoken here."
        case 413: "Its limit is lower than the batch; lower OTEL_BSP_MAX_EXPORT_BATCH_SIZE."
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
