// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// What every span may have, whatever it is about.
@Suite struct CommonAttributesTests {
    @Test func `a success has no error type, and a failure always has one`() {
        func type(_ status: SpanStatus) -> AttributeValue? {
            SpanRecord.sample(of: .span("work"), status: status).attributes()["error.type"]
        }
        #expect(type(.unset) == nil)
        #expect(type(.ok) == nil)
        #expect(type(.error("rate_limit", message: "Too many requests.")) == "rate_limit")
        #expect(type(SpanStatus(.error, message: "Too many requests.")) == "_OTHER")
        #expect(type(.timeout) == "timeout")
        #expect(type(SpanStatus(.timeout)) == "timeout")
        #expect(type(SpanStatus(.cancelled)) == "cancelled")
        #expect(type(SpanStatus(.unset, errorType: "left over")) == nil)
    }

    @Test func `the message of a failure is no attribute`() {
        let table = SpanRecord.sample(of: .span("work"), status: .error("refused", message: "Ada's card")).table()
        #expect(!table.contains("Ada"))
    }

    @Test func `session, user, tags and metadata stand on every span, the conversation where the conventions want it`()
    {
        for operation in SampleOperations.filled {
            let record = SpanRecord.sample(of: operation, association: SampleOperations.association)
            let attributes = record.attributes()
            #expect(attributes["session.id"] == "session-1")
            #expect(attributes["user.id"] == "user-1")
            #expect(attributes["tag.tags"] == ["beta", "eu"])
            #expect(attributes["metadata"] == #"{"tier":"gold","visits":3}"#)
            let takesConversation: [OperationKind] = [
                .request, .inference, .toolExecution, .agentInvocation, .workflow,
            ]
            #expect((attributes["gen_ai.conversation.id"] != nil) == takesConversation.contains(record.operationKind))
        }
    }

    @Test func `a conversation is never invented`() {
        for operation in SampleOperations.filled {
            #expect(SpanRecord.sample(of: operation).attributes()["gen_ai.conversation.id"] == nil)
        }
    }

    @Test func `a cost is told exactly and readably, and never as a kind of token`() {
        var record = SpanRecord.sample(of: .chat(model: "gpt-4o", provider: .openAI))
        record.cost = Cost(picounits: 12_345_678_000)
        let attributes = record.attributes()
        #expect(attributes["genai_telemetry.cost.amount"] == .double(0.012345678))
        #expect(attributes["genai_telemetry.cost.picounits"] == .int(12_345_678_000))
        #expect(attributes["genai_telemetry.cost.currency"] == "USD")
        #expect(!attributes.attributes.contains { $0.name.hasPrefix("gen_ai.usage.") })
    }

    @Test func `the parts of a cost, and what the spans below used, stand outside the usage`() {
        var record = SpanRecord.sample(of: .request(feature: "handbook"))
        record.cost = SampleOperations.cost
        var rollup = Rollup()
        rollup.modelCalls = 3
        rollup.toolCalls = 1
        rollup.unpricedCalls = 1
        rollup.usage = TokenUsage(input: 900, output: 120, cacheRead: 400, cacheWrite: 50, reasoning: 20)
        rollup.cost = Money(picounits: 4_500_000_000)
        record.rollup = rollup
        #expect(
            record.table() == #"""
                request handbook
                genai_telemetry.operation.name = "request"
                genai_telemetry.request.feature = "handbook"
                genai_telemetry.cost.amount = 2.5
                genai_telemetry.cost.picounits = 2500000000000
                genai_telemetry.cost.currency = "EUR"
                genai_telemetry.cost.price_table = "2026-01-31"
                genai_telemetry.cost.input = 1.5
                genai_telemetry.cost.output = 1.0
                genai_telemetry.rollup.model_calls = 3
                genai_telemetry.rollup.tool_calls = 1
                genai_telemetry.rollup.failed_calls = 0
                genai_telemetry.rollup.input_tokens = 900
                genai_telemetry.rollup.output_tokens = 120
                genai_telemetry.rollup.cache_read_tokens = 400
                genai_telemetry.rollup.cache_write_tokens = 50
                genai_telemetry.rollup.reasoning_tokens = 20
                genai_telemetry.rollup.unpriced_calls = 1
                genai_telemetry.rollup.cost = 0.0045
                genai_telemetry.rollup.cost_picounits = 4500000000
                genai_telemetry.rollup.currency = "USD"
                """#)
    }

    @Test func `a receipt of redaction tells rules and counts in an order that does not change`() {
        var record = SpanRecord.sample(of: .span("work"))
        record.redaction = RedactionReceipt(policy: "default-1")
        record.redaction?.counts = ["url": 1, "api_key": 2, "email": 3]
        record.redaction?.bytesRemoved = 65
        record.redaction?.isDebugCapture = true
        #expect(
            record.table() == #"""
                work
                genai_telemetry.redaction.policy = "default-1"
                genai_telemetry.redaction.debug_capture = true
                genai_telemetry.redaction.count = 6
                genai_telemetry.redaction.bytes_removed = 128
                genai_telemetry.redaction.counts = {"api_key":2,"email":3,"url":1}
                """#)
    }

    @Test func `what the application insists on wins, and stands on the span once`() {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.providerAttributes = ["openai.api.type": "responses", "gen_ai.request.model": "from the provider"]
        let collected = SpanRecord.sample(of: inference, attributes: ["gen_ai.request.model": "mine", "acme.id": 1])
            .attributes()
        #expect(collected["gen_ai.request.model"] == "mine")
        #expect(collected["openai.api.type"] == "responses")
        #expect(collected["acme.id"] == 1)
        #expect(Set(collected.attributes.map(\.name)).count == collected.attributes.count)
    }
}
