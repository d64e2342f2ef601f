// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A request in which everything fails, each kind of work once.
enum Failures {
    struct Unavailable: Error, SpanStatusConvertible {
        var spanStatus: SpanStatus { .error("unavailable", message: "The service is unavailable.") }
    }

    static func record() {
        var request = Request(feature: "handbook")
        request.association = Association(conversation: "conversation-2", session: "session-2", user: "user-2")
        request.input = .text(Conversation.question)
        request.outcome = .failed
        fail("request", request) {
            fail("workflow", Workflow("answer-question"))
            fail("agent", AgentInvocation("clerk"))
            fail("agent-creation", AgentCreation("translator", provider: .openAI))
            fail("plan", Plan(agentName: "clerk"))
            fail("step", AgentStep("look-up"))
            fail("embeddings", Embeddings(model: "text-embedding-3-small", provider: .openAI))
            fail("retrieval", Retrieval(source: "handbook", query: "leave days"))
            fail("rerank", Rerank(model: "rerank-v3.5"))
            fail("prompt", PromptRendering(Models.prompt))
            var chat = Inference(model: "gpt-4o", provider: .openAI)
            chat.input = [.user(Conversation.question)]
            fail("chat", chat)
            fail("completion", Inference(model: "gpt-4o", provider: .openAI, operation: .textCompletion))
            fail("response-fetch", ResponseFetch("resp-1", provider: .openAI))
            var tool = ToolExecution("days")
            tool.arguments = .json(#"{"year":2026}"#)
            fail("tool", tool)
            fail("guardrail", Validation(.safety))
            fail("evaluator", Validation(.grounding))
            fail("storage", Storage(.query))
            fail("memory", Storage(.searchMemory))
            fail("generic", Generic("load-config"))
        }
    }

    private static func fail(_ name: String, _ operation: some SpanOperation, _ body: () -> Void = {}) {
        do {
            try withSpan(operation, attributes: ["test.case": .string("\(name)-failed")]) { _ in
                body()
                throw Unavailable()
            }
        } catch {
            // That is what is to be seen.
        }
    }
}
