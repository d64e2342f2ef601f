// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What fills the input or the output panel of a span in a backend: one value, whatever the span is about.
///
/// Dialects differ in the name under which they tell it, not in what they tell. Content that was kept back is no value.
enum PanelValue {
    /// Content as it is: text as text, structure as JSON.
    case content(Content)
    /// JSON that is valid.
    case json(String)
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
        default: return nil
        }
    }

    /// Writes the value as JSON; text as a string.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .content(let content): writer.content(content)
        case .json(let json): writer.validated(json)
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
        if case .messages? = content {
            self = .conversation(Conversation(content, speaker: .user))
        } else {
            self.init(plain: content)
        }
    }

    /// Content as it is; nil when there is none.
    init?(plain content: Content?) {
        switch content {
        case .none, .withheld: return nil
        // Looked at once: JSON may be long.
        case .json(let json): self = JSONReader.isValid(json) ? .json(json) : .content(.text(json))
        case .some(let content): self = .content(content)
        }
    }

    /// What a tool was called with or gave back: an object, also when it was recorded as text that spells one.
    init?(ofTool content: Content?) {
        if case .text(let json) = content, json.spellsObject {
            self = .json(json)
        } else {
            self.init(plain: content)
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
