// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// What the conventions tell as events of a span.
@Suite struct EventTests {
    private func events(
        of operation: some SpanOperation, _ version: GenAIConvention.Version = .v1_36, status: SpanStatus = .unset
    ) -> [SpanEvent] {
        GenAIConvention(version).events(of: .sample(of: operation, status: status))
    }

    private func chat(_ change: (inout Inference) -> Void) -> [SpanEvent] {
        var inference = Inference(model: "gpt-4o", provider: .xAI)
        change(&inference)
        return events(of: inference)
    }

    @Test func `1.36 tells a conversation message by message`() {
        let told = chat {
            $0.systemInstructions = "Cite."
            $0.input = [
                .system("Be brief."), .user("Weather?"),
                Message(
                    .assistant,
                    parts: [.toolCall(id: "call-1", name: "weather", arguments: .json(#"{"city":"Paris"}"#))]
                ), .tool("7 degrees", callID: "call-1"),
            ]
            $0.output = [.assistant("It is 7 degrees.")]
            $0.finishReasons = [.stop]
        }
        #expect(
            told.map(\.name) == [
                "gen_ai.system.message", "gen_ai.system.message", "gen_ai.user.message", "gen_ai.assistant.message",
                "gen_ai.tool.message", "gen_ai.choice",
            ])
        let call: AttributeValue = [
            "id": "call-1", "type": "function", "function": ["name": "weather", "arguments": #"{"city":"Paris"}"#],
        ]
        let bodies: [Attributes] = [
            ["content": "Cite.", "role": "system"], ["content": "Be brief.", "role": "system"],
            ["content": "Weather?", "role": "user"], ["role": "assistant", "tool_calls": [call]],
            ["id": "call-1", "content": "7 degrees", "role": "tool"],
            [
                "index": 0, "finish_reason": "stop",
                "message": ["content": "It is 7 degrees.", "role": "assistant"],
            ],
        ]
        for (event, body) in zip(told, bodies) {
            var expected: Attributes = ["gen_ai.system": "xai"]
            for (key, value) in body { expected[key] = value }
            #expect(event.attributes == expected)
        }
    }

    @Test func `each choice is an event with its index, and a call of a tool with the word that 1.36 has for it`() {
        let told = chat {
            $0.output = [
                Message(.assistant, parts: [.toolCall(id: "1", name: "a", arguments: nil)], finishReason: .toolCall),
                .assistant("Or this."),
            ]
        }
        #expect(told.map { $0.attributes["index"] } == [0, 1])
        #expect(told.map { $0.attributes["finish_reason"] } == ["tool_calls", "stop"])
        #expect(told[0].attributes["tool_calls"] == [["id": "1", "type": "function", "function": ["name": "a"]]])
    }

    @Test func `what is more than one text is told in parts, also when it came as JSON or in another shape`() {
        let picture: AttributeValue = ["type": "uri", "modality": "image", "uri": "https://example.com/a.png"]
        let told = chat {
            $0.input = .value([
                ["role": "user", "parts": [["type": "text", "content": "What is this?"], picture]],
                ["role": "developer", "content": "Be brief."], ["role": "model", "content": "A cat."],
                ["role": "customer", "content": "Sure?"],
            ])
        }
        #expect(
            told.map(\.name) == [
                "gen_ai.user.message", "gen_ai.system.message", "gen_ai.assistant.message", "gen_ai.user.message",
            ])
        #expect(told[0].attributes["content"] == [["type": "text", "content": "What is this?"], picture])
        #expect(told.map { $0.attributes["role"] } == ["user", "developer", "model", "customer"])
        #expect(chat { $0.input = "Hi" }.map { $0.attributes["content"] } == ["Hi"])
    }

    @Test func `events lie within the span`() {
        for operation in SampleOperations.filled {
            var record = SpanRecord.sample(of: operation)
            let collected = CollectingSpanProcessor()
            let telemetry = Telemetry(
                resource: Resource(service: "test"), processors: [collected],
                redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
            func end(_ operation: some SpanOperation) { telemetry.tracer.startSpan(operation).end() }
            end(operation)
            record = collected.records.first ?? record
            for version in GenAIConvention.Version.all {
                for event in GenAIConvention(version).events(of: record) {
                    #expect((record.startTime...record.endTime).contains(event.time))
                }
            }
        }
    }

    @Test func `content that was kept back is in no event, and its summary on the span`() {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.input = .withheld(ContentSummary(byteCount: 9, messageCount: 1, roles: [.user]))
        inference.output = .withheld(ContentSummary(byteCount: 3))
        #expect(events(of: inference) == [])
        let attributes = SpanRecord.sample(of: inference).attributes(.v1_36)
        #expect(attributes["genai_telemetry.input.byte_count"] == 9)
        #expect(attributes["genai_telemetry.output.byte_count"] == 3)
    }

    @Test func `later versions tell no messages as events`() {
        for version in [GenAIConvention.Version.v1_41, .latest] {
            for operation in SampleOperations.filled {
                let names = events(of: operation, version).map(\.name)
                #expect(names.allSatisfy { $0 == "gen_ai.evaluation.result" })
            }
        }
    }

    @Test func `a check tells its result as an evaluation`() {
        let expected: Attributes = [
            "gen_ai.evaluation.name": "grounding", "gen_ai.evaluation.score.value": 0.75,
            "gen_ai.evaluation.score.label": "warned",
            "gen_ai.evaluation.explanation": "One claim has no source.", "gen_ai.response.id": "chatcmpl-2",
        ]
        for version in [GenAIConvention.Version.v1_41, .latest] {
            let told = events(of: SampleOperations.validation, version)
            #expect(told.map(\.name) == ["gen_ai.evaluation.result"])
            #expect(told.first?.attributes == expected)
        }
        #expect(events(of: SampleOperations.validation, .v1_36) == [])
    }

    @Test func `a check that failed to check says so, and a whole score is a floating-point number`() {
        var validation = Validation("")
        validation.score = 1
        validation.explanation = .withheld(ContentSummary(byteCount: 7))
        let told = events(of: validation, .latest, status: .timeout).first
        #expect(
            told?.attributes == [
                "gen_ai.evaluation.name": "validation", "gen_ai.evaluation.score.value": .double(1),
                "error.type": "timeout",
            ])
    }
}
