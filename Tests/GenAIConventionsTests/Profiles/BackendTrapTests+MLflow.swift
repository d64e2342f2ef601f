// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

extension BackendTrapTests {
    @Suite struct MLflowPanels {
        @Test(arguments: mlflow)
        func `every span has a type, in JSON`(profile: Profile) {
            for operation in SampleOperations.filled + SampleOperations.empty {
                let type = SpanRecord.sample(of: operation).attributes(in: profile).json("mlflow.spanType")
                guard case .string = type else {
                    Issue.record("\(operation): \(String(describing: type))")
                    continue
                }
            }
        }

        @Test(arguments: mlflow)
        func `a search is a retriever and a chat is a chat model`(profile: Profile) {
            let search = SpanRecord.sample(of: SampleOperations.retrieval).attributes(in: profile)
            #expect(search.json("mlflow.spanType") == "RETRIEVER")
            #expect(call { _ in }.attributes(in: profile).json("mlflow.spanType") == "CHAT_MODEL")
        }

        @Test(arguments: Profile.all)
        func `OpenInference's counts of tokens are never told in part`(profile: Profile) {
            for operation in SampleOperations.filled {
                let names = SpanRecord.surrounded(operation).attributes(in: profile).names(beginning: "llm.token_count")
                #expect(names.allSatisfy { $0 == "llm.token_count.completion_details.reasoning" })
            }
        }

        @Test(arguments: mlflow)
        func `the chat view knows every role and every part of every message`(profile: Profile) throws {
            var roles = call {
                $0.input = .messages(
                    ["system", "developer", "user", "model", "assistant", "tool", "narrator", ""].map {
                        Message(Role($0), parts: SampleOperations.parts + [.reasoning("Hm.")])
                    })
            }
            roles.name = nil
            let sent = roles.attributes(in: profile)
            let input = try #require(sent.json("mlflow.spanInputs") ?? sent.json("input.value"))
            guard case .array(let messages)? = input["messages"] else {
                Issue.record("no messages")
                return
            }
            #expect(messages.count >= 8)
            for message in messages {
                #expect([.string("system"), "user", "assistant", "tool"].contains(message["role"]))
                guard case .array(let parts)? = message["content"] else { continue }
                for part in parts { #expect([.string("text"), "image_url", "input_audio"].contains(part["type"])) }
            }
        }

        @Test(arguments: mlflow)
        func `reasoning stands beside the answer, not among its parts`(profile: Profile) {
            let record = call {
                $0.output = [Message(.assistant, parts: [.reasoning("Hm."), .text("Yes.")], finishReason: .stop)]
            }
            let sent = record.attributes(in: profile)
            let message = (sent.json("mlflow.spanOutputs") ?? sent.json("output.value"))?["messages"]?[0]
            #expect(message?["content"] == "Yes.")
            #expect(message?["reasoning"] == "Hm.")
        }

        @Test func `a call of a tool without arguments keeps its empty object`() {
            var tool = ToolExecution("today")
            tool.arguments = .json("{}")
            #expect(SpanRecord.sample(of: tool).attributes(in: .mlflow).text("mlflow.spanInputs") == "{}")
        }

        @Test(arguments: mlflow)
        func `an agent in this process does not hide the tokens of its calls`(profile: Profile) {
            var agent = AgentInvocation("clerk")
            agent.usage = TokenUsage(input: 9, output: 1, cacheWrite: 2)
            let local = SpanRecord.sample(of: agent, kind: .internal).attributes(in: profile)
            #expect(local.names(beginning: "gen_ai.usage.") == [])
            #expect(local["mlflow.chat.tokenUsage"] == nil)
            let hosted = SpanRecord.sample(of: agent, kind: .client).attributes(in: profile)
            #expect(hosted["gen_ai.usage.input_tokens"] == .int(9))
        }

        @Test func `documents have the shape that is shown one by one`() {
            var retrieval = Retrieval()
            retrieval.selected = [Candidate(id: "a", content: .withheld(ContentSummary(byteCount: 4)))]
            let sent = SpanRecord.sample(of: retrieval).attributes(in: .mlflow)
            #expect(
                sent.text("mlflow.spanOutputs") == #"[{"id":"a","page_content":"","metadata":{"byte_count":4}}]"#)
        }

        @Test func `tags have names that are taken, and none is MLflow's own`() {
            let association = Association(
                tags: ["beta", "two words", "mlflow.user", "???"], metadata: ["tier": "gold", "é.x": 1])
            let record = SpanRecord.sample(of: Request(), association: association)
            #expect(
                record.attributes(of: MLflow()).names(beginning: "mlflow.traceTag.") == [
                    "mlflow.traceTag.beta", "mlflow.traceTag.two_words", "mlflow.traceTag.tier", "mlflow.traceTag.é.x",
                ])
        }
    }

    @Suite struct JaegerAndDatadog {
        @Test(arguments: jaeger, GenAIConvention.Version.all)
        func `Jaeger finds tokens written to a cache under the name of 1.41`(
            profile: Profile, version: GenAIConvention.Version
        ) {
            let record = call { $0.usage = TokenUsage(input: 9, cacheWrite: 5) }
            let sent = record.attributes(in: profile.speaking(version))
            #expect(sent["gen_ai.usage.cache_creation.input_tokens"] == .int(5))
        }

        @Test(arguments: jaeger)
        func `Jaeger, which reads no events, finds messages on the span`(profile: Profile) {
            let sent = call {
                $0.input = "How much?"
                $0.output = "Thirty."
            }.attributes(in: profile)
            #expect(sent["gen_ai.input.messages"] != nil)
            #expect(sent["gen_ai.output.messages"] != nil)
        }

        @Test func `Datadog, which cuts what it does not know, gets no second copy of anything`() {
            for operation in SampleOperations.filled {
                let record = SpanRecord.surrounded(operation)
                #expect(record.attributes(in: .datadog).attributes == record.attributes(in: .generic).attributes)
            }
        }
    }
}
