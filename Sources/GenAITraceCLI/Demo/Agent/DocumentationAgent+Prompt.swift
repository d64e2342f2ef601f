// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension DocumentationAgent {
    private static let instructions = """
        You answer questions about a software package from the sections of its documentation that you are given, and from \
        nothing else. After each claim, cite the id of its section in square brackets, such as [README.md#usage]. Use a \
        tool where it helps. If the sections do not answer the question, say so without a citation.
        """

    /// The messages that a conversation about a question begins with.
    func renderPrompt(_ question: String, evidence: [DocumentSection]) -> [ChatMessage] {
        withSpan(.promptRendering("answer-from-documentation", version: "1")) { rendering in
            let sections = evidence.map { "<section id=\"\($0.id)\">\n\($0.text)\n</section>" }
            let prompt = (sections + ["Question: \(question)"]).joined(separator: "\n\n")
            rendering.update {
                $0.variableNames = ["sections", "question"]
                $0.evidenceIDs = evidence.map(\.id)
                $0.estimatedTokens = (Self.instructions.utf8.count + prompt.utf8.count) / 4
                $0.rendered = .text(prompt)
            }
            return [.system(Self.instructions), .user(prompt)]
        }
    }
}

#endif
