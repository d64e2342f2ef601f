// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

extension BackendTrapTests {
    @Suite struct LangfusePanels {
        /// Where Langfuse looks for panels, in its order; what comes later is not read once one of a pair is there.
        private static let sources = [
            ("langfuse.observation.input", "langfuse.observation.output"), ("mlflow.spanInputs", "mlflow.spanOutputs"),
            ("traceloop.entity.input", "traceloop.entity.output"), ("input.value", "output.value"),
        ]

        @Test(arguments: langfuse)
        func `the name of a prompt template hides no conversation`(profile: Profile) throws {
            let record = call {
                $0.prompt = PromptReference("answer", version: "3")
                $0.input = "How much?"
                $0.output = "Thirty."
            }
            let sent = record.attributes(in: profile)
            let (input, output) = try #require(Self.sources.first { sent[$0.0] != nil || sent[$0.1] != nil })
            #expect(sent.json(input)?["messages"]?[0]?["content"] == "How much?")
            #expect(sent.json(output)?["messages"]?[0]?["content"] == "Thirty.")
        }

        @Test(arguments: langfuse)
        func `the name of a prompt template does not become the input of a span without content`(profile: Profile) {
            for operation in SampleOperations.filled {
                let sent = withheld(operation).attributes(in: profile)
                guard !sent.names(beginning: "gen_ai.prompt").isEmpty else { continue }
                #expect(Self.sources.contains { sent[$0.0] != nil }, "\(operation)")
            }
        }

        @Test(arguments: langfuse)
        func `input and output come from the same source, so that none hides the other`(profile: Profile) throws {
            for operation in SampleOperations.filled {
                let record = SpanRecord.surrounded(operation)
                let reference = record.attributes(of: Langfuse())
                let sent = record.attributes(in: profile)
                let hasPanels = reference["langfuse.observation.input"] ?? reference["langfuse.observation.output"]
                guard hasPanels != nil else { continue }
                let (input, output) = try #require(Self.sources.first { sent[$0.0] != nil || sent[$0.1] != nil })
                #expect((sent[input] != nil) == (reference["langfuse.observation.input"] != nil), "\(operation)")
                #expect((sent[output] != nil) == (reference["langfuse.observation.output"] != nil), "\(operation)")
            }
        }

        @Test(arguments: langfuse)
        func `the instructions open the conversation`(profile: Profile) {
            let record = call {
                $0.systemInstructions = "Be brief."
                $0.input = "How much?"
            }
            let sent = record.attributes(in: profile)
            let messages = (sent.json("langfuse.observation.input") ?? sent.json("input.value"))?["messages"]
            #expect(messages?[0]?["role"] == "system")
            #expect(messages?[1]?["content"] == "How much?")
        }
    }

    @Suite struct LangfuseObservations {
        @Test(arguments: langfuse)
        func `a search or a reranking with a model is no generation`(profile: Profile) {
            for operation in [SampleOperations.retrieval as any SpanOperation, SampleOperations.rerank] {
                let sent = SpanRecord.sample(of: operation).attributes(in: profile)
                #expect(sent["langfuse.observation.type"] == "retriever")
            }
        }

        @Test(arguments: Profile.all)
        func `only the span of a tool has the name of a tool, which renames it`(profile: Profile) {
            for operation in SampleOperations.filled where !(operation is ToolExecution) {
                #expect(SpanRecord.surrounded(operation).attributes(in: profile)["gen_ai.tool.name"] == nil)
            }
        }

        @Test(arguments: langfuse, GenAIConvention.Version.all)
        func `kinds of tokens add up to the total, whatever a version calls them`(
            profile: Profile, version: GenAIConvention.Version
        ) {
            let usage = TokenUsage(input: 1_000, output: 500, cacheRead: 400, cacheWrite: 50, reasoning: 100)
            let sent = call { $0.usage = usage }.attributes(in: profile.speaking(version))
            #expect(
                sent.text("langfuse.observation.usage_details")
                    == #"{"input":550,"input_cached_tokens":400,"input_cache_creation":50,"output":400,"output_reasoning_tokens":100}"#
            )
        }

        @Test func `only a hosted agent tells tokens`() {
            var agent = AgentInvocation("clerk")
            agent.usage = TokenUsage(input: 9, output: 1)
            let name = "langfuse.observation.usage_details"
            #expect(SpanRecord.sample(of: agent, kind: .internal).attributes(in: .langfuse)[name] == nil)
            #expect(SpanRecord.sample(of: agent, kind: .client).attributes(in: .langfuse)[name] != nil)
        }

        @Test(arguments: [("3", true), ("v3", false), (nil, false)] as [(String?, Bool)])
        func `a prompt is linked by the number of its version`(version: String?, isLinked: Bool) {
            let sent = call { $0.prompt = PromptReference("answer", version: version) }.attributes(in: .langfuse)
            #expect(sent["langfuse.observation.prompt.name"] == (isLinked ? "answer" : nil))
            #expect(sent["langfuse.observation.prompt.version"] == (isLinked ? .int(3) : nil))
        }

        @Test(arguments: [(Validation.Verdict.warned, true), (.failed, true), (.passed, false)])
        func `a check that found something is a warning`(verdict: Validation.Verdict, isWarning: Bool) {
            var validation = Validation(.grounding)
            validation.verdict = verdict
            let sent = SpanRecord.sample(of: validation).attributes(in: .langfuse)
            #expect(sent["langfuse.observation.level"] == (isWarning ? "WARNING" : nil))
        }

        @Test(arguments: langfuse)
        func `no second event of a call's details takes the place of the first`(profile: Profile) {
            for version in GenAIConvention.Version.all {
                let record = SpanRecord.sample(of: SampleOperations.inference)
                let names = profile.speaking(version).events(of: record).map(\.name)
                #expect(names.count { $0 == "gen_ai.client.inference.operation.details" } <= 1)
            }
        }
    }
}
