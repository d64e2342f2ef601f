// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Whether an answer cites what it was given, and only that.
struct CitationCheck: Sendable {
    /// The ids that the answer cites, in order, without repetitions.
    let cited: [String]
    /// Those among them that it was not given.
    let unknown: [String]

    /// Reads the citations of an answer: ids in square brackets that contain a `#`.
    init(_ answer: String, allowed: [String]) {
        var cited: [String] = []
        for piece in answer.split(separator: "[").dropFirst(answer.hasPrefix("[") ? 0 : 1) {
            guard let end = piece.firstIndex(of: "]") else { continue }
            let id = String(piece[..<end])
            if id.contains("#"), !id.contains(where: \.isWhitespace), !cited.contains(id) { cited.append(id) }
        }
        self.cited = cited
        unknown = cited.filter { !allowed.contains($0) }
    }

    /// Whether there is at least one citation, and none that was made up.
    var isPassed: Bool { !cited.isEmpty && unknown.isEmpty }

    /// The part of the citations that is right.
    var score: Double { cited.isEmpty ? 0 : Double(cited.count - unknown.count) / Double(cited.count) }
}

/// Why a question has no answer.
enum AgentError: Error, CustomStringConvertible, SpanStatusConvertible {
    case unsupportedAnswer(unknown: [String])
    case tooManySteps

    var description: String {
        switch self {
        case .unsupportedAnswer(let unknown):
            unknown.isEmpty
                ? "The answer cites no section of the documentation, so it was withheld."
                : "The answer cites \(unknown.joined(separator: ", ")), which it was not given, so it was withheld."
        case .tooManySteps:
            "The model asked for tools again and again and never answered."
        }
    }

    var spanStatus: SpanStatus {
        switch self {
        case .unsupportedAnswer: .error("unsupported_answer", message: description)
        case .tooManySteps: .error("too_many_steps", message: description)
        }
    }
}

#endif
