// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry

/// What a line of the tree says of a span besides its name and duration, read from its attributes.
struct SpanDetails {
    /// Facts, in the order in which they are shown.
    private(set) var facts: [String] = []
    /// Why it failed, if it did: the kind of failure, and a sentence.
    private(set) var failure: (type: String, message: String)?
    /// Pieces of content with a word that says which, to be shown below.
    private(set) var content: [(label: String, text: String)] = []
    /// What happened on the way.
    private(set) var events: [String] = []

    /// Characters of a fact that are shown.
    private static let factLimit = 60
    /// Characters of a sentence that are shown.
    private static let messageLimit = 200
    /// Events of one span that are shown.
    private static let eventLimit = 8

    /// Reads a span.
    ///
    /// - Parameters:
    ///   - span: The span.
    ///   - isRoot: Whether it stands at the top, where the question and the answer are shown.
    init(_ span: OTLPSpan, isRoot: Bool) {
        let attributes = span.attributes
        facts = SpanUsage(attributes).descriptions
        readModel(attributes)
        readSearch(attributes)
        for name in ["genai_telemetry.validation.verdict", "genai_telemetry.request.outcome"] {
            add(attributes.text(name))
        }
        if span.status.code == .error {
            failure = (
                TerminalText.excerpt(attributes.text("error.type") ?? "failed", limit: Self.factLimit),
                TerminalText.excerpt(span.status.message, limit: Self.messageLimit)
            )
        }
        if isRoot {
            addContent("in", attributes.text("input.value"))
            addContent("out", attributes.text("output.value"))
        }
        addContent("args", attributes.text("gen_ai.tool.call.arguments"))
        addContent("result", attributes.text("gen_ai.tool.call.result").map(Self.unwrapped))
        // What an agent says, its last model call says too.
        if attributes.text("gen_ai.operation.name") != "invoke_agent" {
            addContent("says", attributes.text("gen_ai.output.messages").flatMap(Self.spoken))
        }
        readEvents(of: span)
    }

    private mutating func readModel(_ attributes: Attributes) {
        let model = attributes.text("gen_ai.response.model")
        if model != attributes.text("gen_ai.request.model") { add(model) }
        if case .array(let reasons) = attributes["gen_ai.response.finish_reasons"] {
            for case .string(let reason) in reasons.prefix(4) { add(reason) }
        }
        if let seconds = attributes.number("gen_ai.response.time_to_first_chunk"), (0..<1e9).contains(seconds) {
            add("first chunk \(Figures.duration(nanoseconds: UInt64(seconds * 1e9)))")
        }
        if let chunks = attributes.whole("genai_telemetry.stream.chunk_count") {
            add(Figures.count(Int(chunks), "chunk"))
        }
    }

    private mutating func readSearch(_ attributes: Attributes) {
        if let count = Self.elementCount(attributes, "gen_ai.retrieval.documents") {
            add(Figures.count(count, "document"))
        }
        if let before = Self.elementCount(attributes, "genai_telemetry.rerank.input") {
            let after = Self.elementCount(attributes, "genai_telemetry.rerank.output") ?? 0
            add("\(Figures.count(before)) → \(Figures.count(after, "document"))")
        }
    }

    private mutating func readEvents(of span: OTLPSpan) {
        // An exception says what the status says.
        let told = span.events.filter { $0.name != "exception" || span.status.code != .error }
        for event in told.prefix(Self.eventLimit) {
            let after = event.time > span.startTime ? event.time - span.startTime : 0
            let details = event.attributes.prefix(6).map { "\($0.key) \(Self.plain($0.value))" }
            let text = (["\(event.name) at \(Figures.duration(nanoseconds: after))"] + details)
            events.append(TerminalText.excerpt(text.joined(separator: ", "), limit: Self.messageLimit))
        }
        if told.count > Self.eventLimit { events.append("… \(told.count - Self.eventLimit) more events") }
    }

    private mutating func add(_ fact: String?) {
        if let fact, !fact.isEmpty { facts.append(TerminalText.excerpt(fact, limit: Self.factLimit)) }
    }

    private mutating func addContent(_ label: String, _ text: String?) {
        if let text, !text.isEmpty { content.append((label, text)) }
    }

    private static func plain(_ value: AttributeValue) -> String {
        switch value {
        case .string(let text): return text
        default:
            var writer = JSONWriter()
            writer.value(value)
            return writer.text
        }
    }

    /// How many elements a list has, which may stand there as JSON.
    private static func elementCount(_ attributes: Attributes, _ name: String) -> Int? {
        switch attributes[name] {
        case .array(let elements): return elements.count
        case .string(let json):
            guard case .array(let elements)? = try? JSONReader.parse(json.utf8) else { return nil }
            return elements.count
        default: return nil
        }
    }

    /// The text of a result that is nothing else, `{"result":"…"}`.
    private static func unwrapped(_ json: String) -> String {
        guard case .map(let fields)? = try? JSONReader.parse(json.utf8), fields.count == 1 else { return json }
        return fields.text("result") ?? json
    }

    /// The words of messages in the schemas' JSON: their texts, and the tools that they ask for.
    private static func spoken(_ json: String) -> String? {
        guard case .array(let messages)? = try? JSONReader.parse(json.utf8) else { return nil }
        let parts = messages.flatMap { message -> [AttributeValue] in
            guard case .map(let fields) = message, case .array(let parts)? = fields["parts"] else { return [] }
            return parts
        }
        return parts.compactMap { part -> String? in
            guard case .map(let fields) = part else { return nil }
            switch fields.text("type") {
            case "text": return fields.text("content")
            case "tool_call": return "\(fields.text("name") ?? "")(\(fields["arguments"].map(plain) ?? ""))"
            default: return nil
            }
        }.joined(separator: " ")
    }
}

#endif
