// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// What makes a panel empty or wrong in a backend: each was seen there or read in its source.
enum BackendTrapTests {
    /// The profiles under which Phoenix must be whole.
    static let phoenix = [Profile.phoenix, .universal]
    /// The profiles under which Langfuse must be whole.
    static let langfuse = [Profile.langfuse, .universal]
    /// The profiles under which MLflow must be whole.
    static let mlflow = [Profile.mlflow, .universal]
    /// The profiles under which Jaeger must be whole.
    static let jaeger = [Profile.jaeger, .universal]

    /// A call of a model that is changed.
    static func call(_ change: (inout Inference) -> Void) -> SpanRecord {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        change(&inference)
        return .sample(of: inference)
    }

    /// Everything kept back, as it is without captured content.
    static func withheld(_ operation: some SpanOperation) -> SpanRecord {
        var record = SpanRecord.surrounded(operation)
        var visitor = Withholding()
        record.visitFields(&visitor)
        return record
    }

    private struct Withholding: FieldVisitor {
        mutating func visit(_ text: inout String, of field: Field) {}
        mutating func visit(_ content: inout Content, of field: Field) {
            content = .withheld(ContentSummary(byteCount: 7))
        }
        mutating func visit(_ value: inout AttributeValue, of field: Field) {}
        mutating func visit(key: inout String) {}
    }
}

extension Profile {
    /// The profile with the names of another version.
    func speaking(_ version: GenAIConvention.Version) -> Profile {
        var profile = self
        profile.convention = GenAIConvention(version)
        return profile
    }
}

// MARK: - Every backend

extension BackendTrapTests {
    @Suite struct AnyBackend {
        @Test func `every dialect tells the same tokens, also those that a provider counts in its own way`() throws {
            let record = BackendTrapTests.call {
                // A cache that is counted beside the input, reasoning beside the output, and a count that is none.
                $0.usage = TokenUsage(input: 20, output: 10, cacheRead: 400, cacheWrite: -5, reasoning: 30)
            }
            let profile = Profile(
                "all", dialects: [OpenInference(), Langfuse(), MLflow(), Traceloop()], tellsEveryCacheWriteName: true)
            let told = AttributeCollector(of: record, by: profile)
            #expect(told["gen_ai.usage.input_tokens"] == 400 && told["gen_ai.usage.output_tokens"] == 30)
            #expect(
                told["langfuse.observation.usage_details"]
                    == #"{"input":0,"input_cached_tokens":400,"output":0,"output_reasoning_tokens":30}"#)
            #expect(
                told["mlflow.chat.tokenUsage"]
                    == #"{"input_tokens":400,"output_tokens":30,"total_tokens":430,"cache_read_input_tokens":400}"#)
            #expect(told["llm.usage.total_tokens"] == 430)
            #expect(told["llm.token_count.completion_details.reasoning"] == 30)
            let cacheWrites = told.attributes.filter { $0.name.contains("cache_write") || $0.name.contains("creation") }
            #expect(cacheWrites.isEmpty, "\(cacheWrites)")
        }

        @Test(arguments: Profile.all)
        func `content that was kept back fills no panel`(profile: Profile) {
            for operation in SampleOperations.filled {
                let sent = withheld(operation).attributes(in: profile)
                for name in ["input.value", "output.value", "mlflow.spanInputs", "mlflow.spanOutputs"] {
                    // What a template is called, how a check came out and which documents were found is no content.
                    let hasMore = [.promptRendering, .validation, .retrieval, .rerank].contains(
                        type(of: operation).kind)
                    #expect(sent[name] == nil || hasMore, "\(operation): \(name)")
                }
                for text in ["Text of", "Paris", "leave?", "holidays", "Forty", "How many days"] {
                    #expect(!sent.attributes.contains { $0.value.notation.contains(text) }, "\(operation): \(text)")
                }
            }
        }

        @Test(arguments: Profile.all)
        func `an own number never looks like a kind of token`(profile: Profile) {
            let tokens: Set<String> = [
                "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.reasoning.output_tokens",
                "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_creation.input_tokens",
                "gen_ai.usage.cache_write.input_tokens",
            ]
            for operation in SampleOperations.filled {
                let names = SpanRecord.surrounded(operation).attributes(in: profile).names(beginning: "gen_ai.usage.")
                let modalities = names.filter { !tokens.contains($0) }
                #expect(modalities.allSatisfy { $0.hasSuffix("_tokens") }, "\(modalities)")
            }
        }

        @Test(arguments: Profile.all)
        func `no span has bytes, which lose it, or an empty list, which becomes a parameter`(profile: Profile) {
            for operation in SampleOperations.filled + SampleOperations.empty {
                for attribute in SpanRecord.surrounded(operation).attributes(in: profile).attributes {
                    if case .bytes = attribute.value { Issue.record("\(attribute.name) is bytes") }
                    #expect(attribute.value != .array([]), "\(attribute.name) is an empty list")
                }
            }
        }

        @Test(arguments: [OpenInference() as any Dialect, Langfuse(), MLflow()])
        func `an amount in another currency is not added up as dollars`(dialect: any Dialect) {
            var record = call { _ in }
            record.cost = Cost(picounits: 5, currency: "EUR")
            #expect(!record.attributes(of: dialect).attributes.contains { $0.name.contains("cost") })
        }
    }
}

// MARK: - Phoenix

extension BackendTrapTests {
    @Suite struct Phoenix {
        @Test(arguments: phoenix)
        func `messages are JSON in a text, each with parts and each answer with a finish reason`(profile: Profile) {
            let record = call {
                $0.input = [Message(.user, parts: [])]
                $0.output = [Message(.assistant, parts: []), .assistant("Yes.")]
            }
            let sent = record.attributes(in: profile)
            #expect(sent.json("gen_ai.input.messages")?[0]?["parts"] == [])
            #expect(sent.json("gen_ai.output.messages")?[0]?["parts"] == [])
            for index in 0..<2 { #expect(sent.json("gen_ai.output.messages")?[index]?["finish_reason"] == "stop") }
        }

        @Test(arguments: phoenix)
        func `a message of another provider's shape becomes one of the conventions'`(profile: Profile) {
            let record = call { $0.input = .json(#"[{"role":"user","content":"Hello."}]"#) }
            let parts = record.attributes(in: profile).json("gen_ai.input.messages")?[0]?["parts"]
            #expect(parts?[0]?["type"] == "text")
        }

        @Test(arguments: phoenix)
        func `a document without a score takes no other with it`(profile: Profile) {
            var retrieval = Retrieval(source: "handbook")
            retrieval.selected = [Candidate(id: "a", score: 0.5), Candidate(id: "b", content: "B.")]
            let sent = SpanRecord.sample(of: retrieval).attributes(in: profile)
            #expect(sent["retrieval.documents.0.document.id"] == "a")
            #expect(sent["retrieval.documents.0.document.score"] == .double(0.5))
            #expect(sent["retrieval.documents.1.document.id"] == "b")
            #expect(sent["retrieval.documents.1.document.content"] == "B.")
        }

        @Test(arguments: phoenix)
        func `an agent and its steps have names and places in the graph`(profile: Profile) {
            let agent = SpanRecord.sample(of: AgentInvocation("clerk")).attributes(in: profile)
            #expect(agent["agent.name"] == "clerk")
            #expect(agent["graph.node.id"] == "clerk")
            var step = AgentStep("look-up")
            step.agentName = "clerk"
            let sent = SpanRecord.sample(of: step).attributes(in: profile)
            #expect(sent["graph.node.id"] == "look-up")
            #expect(sent["graph.node.parent_id"] == "clerk")
        }

        @Test(arguments: phoenix)
        func `every span has a kind`(profile: Profile) {
            for operation in SampleOperations.filled + SampleOperations.empty {
                #expect(SpanRecord.sample(of: operation).attributes(in: profile)["openinference.span.kind"] != nil)
            }
        }

        @Test(arguments: phoenix, GenAIConvention.Version.all)
        func `tokens written to a cache have the name of 1.41`(profile: Profile, version: GenAIConvention.Version) {
            let record = call { $0.usage = TokenUsage(input: 9, cacheWrite: 5) }
            let sent = record.attributes(in: profile.speaking(version))
            #expect(sent["gen_ai.usage.cache_creation.input_tokens"] == .int(5))
        }

        @Test(arguments: phoenix)
        func `reasoning tokens have the name that nobody translates`(profile: Profile) {
            let record = call { $0.usage = TokenUsage(output: 9, reasoning: 5) }
            let sent = record.attributes(in: profile)
            #expect(sent["llm.token_count.completion_details.reasoning"] == .int(5))
        }
    }
}
