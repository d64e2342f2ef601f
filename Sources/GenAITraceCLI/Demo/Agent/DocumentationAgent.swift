// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Answers questions from documents and proves it with citations: search, rerank, ask a model that may use tools, check.
///
/// This is what business code looks like with telemetry in it. It imports `GenAITelemetry` and nothing else of this
/// package; where the spans go, and what is taken out of them before, is decided by whoever runs it.
struct DocumentationAgent: Sendable {
    let index: LexicalIndex
    let tools: [DocumentTool]
    let model: ChatClient

    private static let reranker = HeadingReranker()
    private static let candidateCount = 8
    private static let evidenceCount = 3
    /// Calls of the model for one question; one that asks for tools for ever is stopped.
    private static let maximumSteps = 4

    init(library: DocumentLibrary, model: ChatClient) {
        index = LexicalIndex(library.sections)
        tools = DocumentTool.all(for: library)
        self.model = model
    }

    /// Answers one question of a user.
    func answer(_ question: String, session: String, user: String) async throws -> String {
        try await withSpan(
            .request(feature: "documentation", session: session, user: user, input: .text(question))
        ) { request in
            do {
                let answer = try await investigate(question)
                request.update {
                    $0.output = .text(answer)
                    $0.outcome = .success
                }
                return answer
            } catch {
                request.outcome = .failed
                throw error
            }
        }
    }

    private func investigate(_ question: String) async throws -> String {
        try await withSpan(.agent("documentation-guide", model: model.model, input: .text(question))) { agent in
            let evidence = rerank(search(question), for: question)
            var messages = renderPrompt(question, evidence: evidence)
            for _ in 1...Self.maximumSteps {
                let reply = try await ask(messages)
                messages.append(reply)
                guard let calls = reply.toolCalls, !calls.isEmpty else {
                    let answer = reply.content ?? ""
                    try checkCitations(of: answer, against: evidence)
                    agent.update {
                        $0.output = .text(answer)
                        $0.stopReason = "done"
                    }
                    return answer
                }
                for call in calls { messages.append(run(call)) }
            }
            agent.stopReason = "max_steps"
            throw AgentError.tooManySteps
        }
    }

    // MARK: Evidence

    private func search(_ question: String) -> [LexicalIndex.Hit] {
        withSpan(
            .retrieval(source: "documentation", query: .text(question), topK: Self.candidateCount), kind: .internal
        ) { retrieval in
            let hits = index.search(question, limit: Self.candidateCount)
            retrieval.update {
                $0.mode = "lexical"
                $0.normalizedQuery = .text(Words.of(question).joined(separator: " "))
                $0.selected = hits.map(Candidate.init)
            }
            return hits
        }
    }

    private func rerank(_ hits: [LexicalIndex.Hit], for question: String) -> [DocumentSection] {
        withSpan(
            .rerank(
                model: HeadingReranker.name, query: .text(question), input: hits.map(Candidate.init),
                topK: Self.evidenceCount), kind: .internal
        ) { rerank in
            let best = Self.reranker.rerank(hits, for: question, keeping: Self.evidenceCount)
            rerank.output = best.map(Candidate.init)
            return best.map(\.section)
        }
    }

    // MARK: Tools

    private func run(_ call: ChatMessage.ToolCall) -> ChatMessage {
        let name = call.function.name
        do {
            return try withSpan(.tool(name, callID: call.id, arguments: .json(call.function.arguments))) { tool in
                tool.sideEffect = "read"
                let result = try DocumentTool.run(name, arguments: call.function.arguments, among: tools)
                tool.result = .text(result)
                return .tool(result, callID: call.id)
            }
        } catch {
            // The span has the error; the model is told, and may do better.
            return .tool("error: \(error)", callID: call.id)
        }
    }

    // MARK: Checking

    private func checkCitations(of answer: String, against evidence: [DocumentSection]) throws {
        try withSpan(.validation(.citation, input: .text(answer))) { validation in
            let check = CitationCheck(answer, allowed: evidence.map(\.id))
            validation.update {
                $0.verdict = check.isPassed ? .passed : .failed
                $0.score = check.score
                $0.unsupportedClaimCount = check.unknown.count
            }
            guard check.isPassed else { throw AgentError.unsupportedAnswer(unknown: check.unknown) }
        }
    }
}

extension Candidate {
    /// A section that was found, as a span tells it.
    init(_ hit: LexicalIndex.Hit) {
        self.init(id: hit.section.id, score: hit.score, content: .text(hit.section.text))
    }
}

#endif
