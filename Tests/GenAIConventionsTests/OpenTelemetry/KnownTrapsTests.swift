// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// Mistakes that instrumentations in use have made; each was seen in a trace.
@Suite struct KnownTrapsTests {
    private func attributes(_ body: (inout Inference) -> Void) -> AttributeCollector {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        body(&inference)
        return SpanRecord.sample(of: inference).attributes()
    }

    @Test func `whole temperatures are doubles and token limits are whole numbers`() {
        let sent = attributes {
            $0.parameters.temperature = 0
            $0.parameters.topP = 1
            $0.parameters.maxTokens = 100
        }
        #expect(sent["gen_ai.request.temperature"] == .double(0))
        #expect(sent["gen_ai.request.top_p"] == .double(1))
        #expect(sent["gen_ai.request.max_tokens"] == .int(100))
    }

    @Test func `what goes without saying is not said`() {
        let sent = attributes {
            $0.parameters.choiceCount = 1
            $0.parameters.isStreamed = false
            $0.parameters.serviceTier = "auto"
            $0.outputType = ""
        }
        #expect(
            sent.attributes.map(\.name) == ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model"])
    }

    @Test func `an unknown count is absent and a known zero is zero`() {
        let sent = attributes { $0.usage = TokenUsage(output: 0) }
        #expect(sent["gen_ai.usage.input_tokens"] == nil)
        #expect(sent["gen_ai.usage.output_tokens"] == .int(0))
    }

    @Test func `a provider's own attributes stay off another provider's span`() {
        var inference = Inference(model: "claude-sonnet-4-5", provider: .anthropic)
        inference.parameters.serviceTier = "priority"
        let names = SpanRecord.sample(of: inference).attributes().attributes.map(\.name)
        #expect(!names.contains { $0.hasPrefix("openai.") })
        #expect(names.contains("genai_telemetry.inference.service_tier"))
    }

    @Test func `an address has its port, a socket's path has none`() {
        #expect(attributes { $0.server = ServerAddress("api.openai.com") }["server.port"] == .int(443))
        let local = attributes { $0.server = ServerAddress("/run/model.sock", port: 0) }
        #expect(local["server.address"] == "/run/model.sock")
        #expect(local["server.port"] == nil)
    }

    @Test func `a list of reasons is never shorter than the list of choices`() {
        let sent = attributes {
            $0.finishReasons = [.length]
            $0.output = [.assistant("One"), .assistant("Two", finishReason: .contentFilter), .assistant("Three")]
        }
        #expect(sent["gen_ai.response.finish_reasons"] == ["length", "content_filter", "stop"])
    }

    @Test func `choices stay messages of their own`() throws {
        let sent = attributes { $0.output = [.assistant("One"), .assistant("Two")] }
        #expect(
            sent["gen_ai.output.messages"]
                == #"[{"role":"assistant","parts":[{"type":"text","content":"One"}],"finish_reason":"stop"},{"role":"assistant","parts":[{"type":"text","content":"Two"}],"finish_reason":"stop"}]"#
        )
        #expect(sent["gen_ai.response.finish_reasons"] == nil, "nobody said why the model stopped")
    }

    @Test(arguments: [StreamTimings.Outcome.failed, .abandoned, .cancelled])
    func `a stream that was cut ended with an error, one that never began with nothing`(outcome: StreamTimings.Outcome)
    {
        let cut = attributes {
            $0.streaming.outcome = outcome
            $0.streaming.chunkCount = 3
            $0.output = "It is"
        }
        #expect(cut["gen_ai.response.finish_reasons"] == ["error"])
        #expect(
            cut["gen_ai.output.messages"]
                == #"[{"role":"assistant","parts":[{"type":"text","content":"It is"}],"finish_reason":"error"}]"#)
        #expect(attributes { $0.streaming.outcome = outcome }["gen_ai.response.finish_reasons"] == nil)
    }

    @Test func `a system message inside the history stays there, once`() {
        let sent = attributes { $0.input = [.system("Be brief."), .user("Hello.")] }
        #expect(sent["gen_ai.system_instructions"] == nil)
        #expect(sent["gen_ai.input.messages"].map { "\($0)".contains("Be brief.") } == true)
    }

    @Test func `times are seconds`() {
        let sent = attributes { $0.streaming.timeToFirstChunk = .microseconds(1_500) }
        #expect(sent["gen_ai.response.time_to_first_chunk"] == .double(0.0015))
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `an own number never looks like a kind of token`(version: GenAIConvention.Version) throws {
        let registry = try ConventionFixtures.shared.get().registry
        for name in Telling(version).names where name.hasPrefix("gen_ai.usage.") {
            #expect(registry[name] != nil, "\(name)")
        }
    }

    @Test func `parts of a count are never more than the whole, whatever a provider says`() {
        let sent = attributes {
            $0.usage = TokenUsage(input: 20, output: 5, cacheRead: 100, cacheWrite: -3, reasoning: .max)
            $0.usage.modalities.output.text = .max
            $0.usage.modalities.output.audio = .max
        }
        #expect(sent["gen_ai.usage.input_tokens"] == 100)
        #expect(sent["gen_ai.usage.cache_creation.input_tokens"] == nil)
        #expect(sent["gen_ai.usage.output_tokens"] == .int(Int64.max))
    }
}
