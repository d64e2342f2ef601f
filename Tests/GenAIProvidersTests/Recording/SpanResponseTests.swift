// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct SpanResponseTests {
    private let collected = CollectingSpanProcessor()
    private let tracer: Tracer

    init() {
        tracer =
            Telemetry(
                resource: Resource(service: "test"), processors: [collected],
                redaction: RedactionStage(policy: RedactionPolicy(content: .full))
            ).tracer
    }

    private static let body = Array(
        """
        {"id":"chatcmpl-1","model":"gpt-4o-2024-08-06","choices":[{"index":0,"finish_reason":"stop",
        "message":{"role":"assistant","content":"Hello."}}],"usage":{"prompt_tokens":9,"completion_tokens":2}}
        """.utf8)

    private func inference(
        _ provider: ProviderName = .openAI, _ body: (Span<Inference>) -> Void
    ) throws -> (SpanRecord, Inference) {
        let call = tracer.startSpan(.chat(model: "gpt-4o", provider: provider))
        body(call)
        call.end()
        let record = try #require(collected.records.last)
        return (record, try #require(record.operation(as: Inference.self)))
    }

    @Test func `the bytes of a response fill the span`() throws {
        let (record, inference) = try inference { #expect($0.record(body: Self.body) == nil) }
        #expect(inference.responseID == "chatcmpl-1" && inference.usage == TokenUsage(input: 9, output: 2))
        #expect(inference.output == .messages([.assistant("Hello.", finishReason: .stop)]))
        #expect(inference.requestModel == "gpt-4o" && record.status == .unset)
    }

    @Test func `an error response is the outcome of the span`() throws {
        let body = Array(#"{"error":{"code":"rate_limit_exceeded","message":"Slow down.","type":"requests"}}"#.utf8)
        let (record, _) = try inference { call in
            let failure = call.record(body: body, status: 429)
            #expect(failure?.isRetryable == true)
        }
        #expect(record.status.errorType == "rate_limit_exceeded")
        let (other, _) = try inference { $0.record(body: "Bad gateway".utf8, status: 502) }
        #expect(other.status.errorType == "502")
    }

    @Test func `a client's own type is read as the provider's JSON`() throws {
        struct Answer: Encodable {
            struct Choice: Encodable {
                struct Message: Encodable { var role = "assistant", content = "Hello." }
                var index = 0, message = Message(), finish_reason = "stop"
            }
            var id = "chatcmpl-2", choices = [Choice()]
        }
        let (_, inference) = try inference { $0.record(Answer()) }
        #expect(inference.responseID == "chatcmpl-2")
        #expect(inference.output == .messages([.assistant("Hello.", finishReason: .stop)]))
    }

    @Test func `a response that says of itself what to tell needs no usage`() throws {
        struct OnDevice: RecordableResponse {
            func record(into inference: inout Inference) { inference.output = .messages([.assistant("Hi.")]) }
        }
        let (_, inference) = try inference { $0.record(OnDevice()) }
        #expect(inference.output == .messages([.assistant("Hi.")]) && inference.usage == TokenUsage())
    }

    @Test func `embeddings have responses, too`() throws {
        let call = tracer.startSpan(.embeddings(model: "text-embedding-3-small", provider: .openAI))
        call.record(
            body: #"{"model":"text-embedding-3-small","data":[],"usage":{"prompt_tokens":5,"total_tokens":5}}"#.utf8)
        call.end()
        #expect(collected.records.last?.operation(as: Embeddings.self)?.usage.input == 5)
    }

    @Test func `a span that is not recorded reads nothing`() {
        struct Trap: Encodable {
            func encode(to encoder: any Encoder) throws { Issue.record("encoded for nobody") }
        }
        Span<Inference>.unrecorded.record(Trap())
    }
}

extension Span<Inference> {
    /// A span of a pipeline that is off.
    fileprivate static var unrecorded: Span<Inference> {
        Telemetry(resource: Resource(service: "off"), processors: [], isDisabled: true).tracer
            .startSpan(.chat(model: "m", provider: .openAI))
    }
}
