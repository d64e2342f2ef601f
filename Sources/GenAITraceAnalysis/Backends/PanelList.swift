// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// The panels of one span, as a backend's model fills them.
struct PanelList {
    let span: ObservedSpan
    let role: SpanRole
    private(set) var readings: [PanelReading] = []

    init(_ span: ObservedSpan, _ role: SpanRole) {
        self.span = span
        self.role = role
    }

    mutating func add(_ reading: PanelReading?) {
        if let reading { readings.append(reading) }
    }

    /// The kind, against those that mean the role in this backend.
    mutating func addKind(_ kind: String?, wanted: [SpanRole: [String]], advice: String) {
        guard let wanted = wanted[role] else { return }
        guard let kind else {
            return add(
                .empty(
                    .kind, "nothing says what it is; it should be \(wanted.joined(separator: " or "))", advice: advice))
        }
        if wanted.contains(kind) { return add(.full(.kind, "is \(kind)")) }
        add(.wrong(.kind, "shows \(kind) instead of \(wanted.joined(separator: " or "))", advice: advice))
    }

    /// A panel that shows the first of some attributes, judged only when the fact was recorded under any name.
    mutating func addFirst(
        _ panel: Panel, of names: [String], recordedAs facts: [String], advice: String, isEssential: Bool = false
    ) {
        if let name = span.first(of: names) { return add(.full(panel, from: name)) }
        if let recorded = span.first(of: facts) {
            add(.empty(panel, "\(recorded) is not read", advice: advice))
        } else if isEssential {
            add(.unrecorded(panel))
        }
    }

    /// A side of the content that the backend did not find.
    mutating func addMissing(_ side: ContentSide, advice: String, because reason: String? = nil) {
        if let recorded = span.recordedName(of: side) {
            add(.empty(side.panel, reason ?? "\(recorded) is not read", advice: advice))
        } else if side.isEssential(for: role, failed: span.isFailure) {
            add(.unrecorded(side.panel))
        }
    }

    /// That a span failed, which all backends take from its status.
    mutating func addError(explainedBy hasExplanation: Bool = true) {
        if span.isFailure { return add(.full(.error, "comes from the status")) }
        guard
            span.has("error.type")
                || span.span.events.contains(where: { $0.name == "exception" && span.has("error.type") })
        else { return }
        add(
            .empty(
                .error, "the status is not an error, though error.type is set",
                advice: "Set the status of the span to error."))
    }
}

extension SpanEvent {
    /// Whether it carries one side of a conversation.
    func carries(_ side: ContentSide) -> Bool {
        if name == RecordedFact.detailsEvent { return attributes[side.messages] != nil }
        switch side {
        case .input:
            return name == "gen_ai.content.prompt"
                || RecordedFact.messageEvents.contains(name) && name != "gen_ai.choice"
        case .output: return name == "gen_ai.content.completion" || name == "gen_ai.choice"
        }
    }
}
