// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport

extension Diagnosis {
    /// Bytes of a server's own words that are shown.
    private static let remarkLimit = 120

    /// What an answer means.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - duration: How long it took.
    ///   - endpoint: What was asked.
    init(_ response: HTTPResponse, after duration: Duration, from endpoint: Endpoint) {
        passConnection(endpoint)
        if endpoint.scheme == .https { pass("its certificate is trusted") }
        let status = response.status
        let time = Figures.duration(duration)
        let answer = "it answers \(status) to a request without spans, after \(time)\(Self.remark(response))"
        switch status {
        case 200..<300 where response.contentType?.lowercased().hasPrefix("text/html") == true:
            doubt(
                answer, verdict: "A web page answers, not an OTLP server; traces may be lost without an error.",
                advice: Self.aboutPath)
        case 200..<300:
            pass(answer)
            verdict = "Traces sent to \(endpoint) should arrive."
        case 300..<400:
            let target = response.redirectOrigin ?? "nowhere"
            fail(
                answer, verdict: "It redirects to \(target), and redirects are not followed.",
                advice: "Configure the address that it redirects to.")
        case 400, 422:
            doubt(
                answer, verdict: "It is there, and refuses a request without spans; real ones may be taken.",
                advice: "MLflow answers so, and wants the header x-mlflow-experiment-id besides.",
                "`genai-trace demo --endpoint …` sends real spans.")
        case 401, 403:
            fail(
                answer, verdict: "It wants other credentials.",
                advice: "Set OTEL_EXPORTER_OTLP_HEADERS, such as Authorization=Bearer%20<token>; the value is "
                    + "percent-encoded.")
        case 404, 405:
            fail(answer, verdict: "An HTTP server is there, and no OTLP at this path.", advice: Self.aboutPath)
            adviseAboutPort(endpoint)
        case 415:
            fail(
                answer, verdict: "It does not take this encoding.",
                advice: "Set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf; Phoenix, for one, takes no JSON.")
        case 429, 502, 503, 504:
            fail(
                answer, verdict: "It is there, and too busy or not ready.",
                advice: "Try again later; a program that exports tries again by itself.")
        default:
            fail(answer, verdict: "It is there, and something is wrong with it.", advice: "Its own log says what.")
        }
    }

    private static let aboutPath =
        "OTLP's path is /v1/traces, which is added to an endpoint; Langfuse, for one, wants "
        + "/api/public/otel before it. OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is taken as it stands."

    /// The server's own words, if they are words.
    private static func remark(_ response: HTTPResponse) -> String {
        let type = response.contentType?.lowercased() ?? ""
        guard response.status >= 300, type.hasPrefix("text/plain") || type.hasPrefix("application/json") else {
            return ""
        }
        let text = TerminalText.excerpt(String(decoding: response.body.prefix(1024), as: UTF8.self), limit: remarkLimit)
        return text.isEmpty ? "" : ", and says: \(text)"
    }
}

#endif
