// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// What the scripted model says to a conversation, decided by rules from the messages alone.
struct ScriptedReply {
    /// The question, as it stands at the end of the prompt.
    let question: String

    private let sections: [(id: String, text: String)]
    private let toolResult: String?
    private let promptTokens: Int
    private let offersTools: Bool

    /// Sentences of one answer.
    private static let sentenceCount = 2

    init(to request: ChatRequest) {
        let prompt = request.messages.last { $0.role == "user" }?.content ?? ""
        question = prompt.components(separatedBy: "Question: ").last ?? ""
        sections = prompt.components(separatedBy: "<section id=\"").dropFirst().compactMap { piece in
            guard let quote = piece.range(of: "\">\n"), let end = piece.range(of: "\n</section>") else { return nil }
            guard quote.upperBound <= end.lowerBound else { return nil }
            return (String(piece[..<quote.lowerBound]), String(piece[quote.upperBound..<end.lowerBound]))
        }
        toolResult = request.messages.last.flatMap { $0.role == "tool" ? $0.content : nil }
        promptTokens = request.messages.reduce(0) { $0 + Self.tokens($1.content ?? "") + 4 }
        offersTools = request.tools?.isEmpty == false
    }

    /// Whether the model shall be too busy for this question at first.
    var isAboutBeingBusy: Bool { question.lowercased().contains("busy") && toolResult == nil }

    /// The answer as the server streams it.
    func chunks(model: String) -> [ChatChunk] {
        let id = "chatcmpl-\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
        let deltas: [ChatChunk.Delta]
        let finishReason: String
        let text: String
        if toolResult == nil, offersTools, let file = sections.first?.id.split(separator: "#").first {
            text = "{\"file\":\"\(file)\"}"
            finishReason = "tool_calls"
            deltas = toolCall(isCounting ? "count_lines" : "list_sections", arguments: text)
        } else {
            text = answer
            finishReason = "stop"
            deltas = Self.pieces(of: text).map { ChatChunk.Delta(content: $0) }
        }
        let usage = ChatChunk.Usage(
            promptTokens: promptTokens, completionTokens: Self.tokens(text),
            promptTokensDetails: .init(cachedTokens: toolResult == nil ? 0 : promptTokens / 2))
        var chunks = ([ChatChunk.Delta(role: "assistant")] + deltas).map { delta in
            ChatChunk(id: id, model: model, choices: [.init(delta: delta)])
        }
        chunks.append(ChatChunk(id: id, model: model, choices: [.init(delta: .init(), finishReason: finishReason)]))
        chunks.append(ChatChunk(id: id, model: model, usage: usage))
        return chunks
    }

    private var isCounting: Bool { question.lowercased().contains("how many lines") }

    private func toolCall(_ name: String, arguments: String) -> [ChatChunk.Delta] {
        let id = "call_\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
        let head = ChatChunk.ToolCallDelta(
            index: 0, id: id, type: "function", function: .init(name: name, arguments: ""))
        let pieces = Self.pieces(of: arguments).map {
            ChatChunk.ToolCallDelta(index: 0, function: .init(arguments: $0))
        }
        return ([head] + pieces).map { ChatChunk.Delta(toolCalls: [$0]) }
    }

    /// The sentences of the prompt's sections that have most of the question's words, each with its section's id.
    private var answer: String {
        if question.lowercased().contains("colour") { return "It is a warm orange [brand-guide.md#logo]." }
        let terms = Set(Words.of(question))
        var sentences = sections.flatMap { section in
            Self.sentences(of: section.text).map {
                (id: section.id, text: $0, hits: terms.intersection(Words.of($0)).count)
            }
        }
        sentences.sort { $0.hits > $1.hits }
        var parts = sentences.prefix(Self.sentenceCount).filter { $0.hits > 0 }.map { "\($0.text) [\($0.id)]." }
        if isCounting, let toolResult { parts.insert("\(toolResult).", at: 0) }
        if parts.isEmpty { return "The documentation does not say." }
        return parts.joined(separator: " ")
    }

    /// The sentences of a text's prose, without code, lists and tables, and without final dots.
    private static func sentences(of text: String) -> [String] {
        let prose = text.components(separatedBy: "```").enumerated().filter { $0.offset.isMultiple(of: 2) }
        let paragraphs = prose.flatMap { $0.element.components(separatedBy: "\n\n") }.map { $0.trimmingWhiteSpace() }
        let plain = paragraphs.filter { !"|-*!>".contains($0.prefix(1)) }
        let sentences = plain.flatMap { $0.replacing("\n", with: " ").components(separatedBy: ". ") }
        return sentences.map { sentence in
            let trimmed = sentence.trimmingWhiteSpace()
            return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
        }.filter { (20...300).contains($0.count) }
    }

    /// Three words at a time, as a model's tokens would come.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            piece.append(character)
            if piece.count >= 12, character == " " || piece.count >= 24 {
                pieces.append(piece)
                piece = ""
            }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    /// About as many tokens as a model would count.
    private static func tokens(_ text: String) -> Int { (text.utf8.count + 3) / 4 }
}

#endif
