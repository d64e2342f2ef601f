// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What fills the input or the output panel of a span in a backend: one value, whatever the span is about.
///
/// Dialects differ in the name under which they tell it, not in what they tell. Content that was kept back is no value.
enum PanelValue {
    /// Content as it is: text as text, structure as JSON.
    case content(Content)
    /// Messages, the instructions first.
    case conversation(Conversation)
    /// Documents in order.
    case documents([Candidate])
    /// Which template a prompt is made from, and with what.
    case template(PromptRendering)
    /// How a check came out.
    case findings(Validation)

    /// The value, when it is plain text.
    var text: String? {
        guard case .content(let content) = self else { return nil }
        switch content {
        case .text(let text), .value(.string(let text)): return text
        case .json(let json) where !JSONReader.isValid(json): return json
        default: return nil
        }
    }

    /// Writes the value as JSON; text as a string.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .content(let content): writer.content(content)
        case .conversation(let conversation): writer.conversation(conversation)
        case .documents(let candidates): writer.pages(candidates)
        case .template(let rendering): writer.template(rendering)
        case .findings(let validation): writer.findings(validation)
        }
    }
}

extension PanelValue {
    /// Content for people and programs alike: a conversation when it is one, else what it is; nil when there is none.
    init?(_ content: Content?) {
        guard let content = content?.told else { return nil }
        if case .messages = content {
            self = .conversation(Conversation(content, speaker: .user))
        } else {
            self = .content(content)
        }
    }

    /// Content as it is; nil when there is none.
    init?(plain content: Content?) {
        guard let content = content?.told else { return nil }
        self = .content(content)
    }

    /// What a tool was called with or gave back: an object, also when it was recorded as text that spells one.
    init?(ofTool content: Content?) {
        guard let content = content?.told else { return nil }
        if case .text(let json) = content, json.spellsObject {
            self = .content(.json(json))
        } else {
            self = .content(content)
        }
    }
}

extension Content {
    /// The content, unless it was kept back.
    var told: Content? { if case .withheld = self { nil } else { self } }
}

extension AttributeSink where Self: ~Copyable {
    /// Sets what fills a panel: text as text, everything else as JSON.
    mutating func set(_ key: StaticString, panel value: PanelValue) {
        if let text = value.text { set(key, text) } else { setJSON(key) { value.write(to: &$0) } }
    }
}
