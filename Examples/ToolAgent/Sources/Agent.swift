// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// An agent that retrieves, asks a model, runs the tool that the model wants, and asks again.
///
/// Each step is a span inside the one around it: that nesting is the whole of the wiring.
struct Agent {
    let handbook = Handbook()
    let model = ScriptedModel()

    func answer(_ question: String, user: String) async throws -> String {
        var request = Request(feature: "handbook")
        // Said once, on every span below.
        request.association = Association(session: "session-1", user: user, tags: ["example"])
        request.input = .text(question)
        return try await withSpan(request) { request in
            let answer = try await withSpan(.agent("handbook-agent", input: .text(question))) { agent in
                let pages = retrieve(question)
                var toolResult: String?
                for _ in 1...3 {
                    switch try await chat(question, pages: pages, toolResult: toolResult) {
                    case .answer(let text):
                        agent.update {
                            $0.output = .text(text)
                            $0.stopReason = "done"
                        }
                        return text
                    case .toolCall(let id, let name, let arguments):
                        toolResult = try run(name, id: id, arguments: arguments)
                    }
                }
                agent.stopReason = "max_steps"
                return "I do not know."
            }
            request.outcome = .success
            return answer
        }
    }

    private func retrieve(_ question: String) -> [Candidate] {
        withSpan(.retrieval(source: "handbook", query: .text(question), topK: 2), kind: .internal) { retrieval in
            let found = handbook.search(question)
            retrieval.update {
                $0.mode = "lexical"
                $0.lexical = found
                $0.selected = Array(found.prefix(2))
            }
            return Array(found.prefix(2))
        }
    }

    private func chat(
        _ question: String, pages: [Candidate], toolResult: String?
    ) async throws -> ScriptedModel.Reply {
        var messages: [Message] = [.system("Answer from \(pages.map(\.id)) and with tools."), .user(question)]
        if let toolResult { messages.append(.tool(.text(toolResult), callID: "call_1")) }
        return try await withSpan(.chat(model: "scripted-1", provider: "example", input: .messages(messages))) { call in
            let reply = try await model.complete(toolResult)
            call.update {
                $0.usage = TokenUsage(input: 240, output: 12)
                switch reply {
                case .toolCall: $0.finishReasons = [.toolCall]
                case .answer(let text):
                    $0.finishReasons = [.stop]
                    $0.output = [.assistant(text, finishReason: .stop)]
                }
            }
            return reply
        }
    }

    private func run(_ name: String, id: String, arguments: String) throws -> String {
        try withSpan(.tool(name, callID: id, arguments: .json(arguments))) { tool in
            tool.sideEffect = "read"
            // Thrown here, an error would end this span as a failure, and those around it as far as it travels.
            guard name == "days_left" else { throw UnknownTool(name: name) }
            tool.result = "12"
            return "12"
        }
    }
}

struct UnknownTool: Error {
    var name: String
}
