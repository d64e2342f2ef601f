// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One thing that is judged.
///
/// Adding a rule is adding one value to the list of its family.
public struct Rule: Sendable {
    /// The word that selects it.
    public let id: String
    /// How bad its findings are, unless one says otherwise.
    public let severity: Severity
    /// What it finds, in one sentence.
    public let summary: String
    /// Why that matters.
    public let reason: String
    /// What to do about it.
    public let advice: String
    let examination: Examination

    /// What a rule looks at.
    enum Examination: Sendable {
        /// One span.
        case span(@Sendable (ObservedSpan) -> [Observation])
        /// One span among the others of its trace.
        case trace(@Sendable (TraceGraph.Node, TraceGraph.Trace) -> [Observation])
        /// One request, before its spans.
        case request(@Sendable (Int) -> [Observation])
        /// Nothing by itself: the models of backends find it.
        case panel
    }

    /// Creates a rule about every span.
    init(
        _ id: String, _ severity: Severity, _ summary: String, because reason: String, advice: String,
        everySpan check: @escaping @Sendable (ObservedSpan) -> [Observation]
    ) {
        self.init(id, severity, summary, because: reason, advice: advice, .span(check))
    }

    /// Creates a rule about spans in the words of the GenAI conventions.
    init(
        _ id: String, _ severity: Severity, _ summary: String, because reason: String, advice: String,
        check: @escaping @Sendable (ObservedSpan) -> [Observation]
    ) {
        self.init(id, severity, summary, because: reason, advice: advice, .span { $0.isGenAI ? check($0) : [] })
    }

    init(
        _ id: String, _ severity: Severity, _ summary: String, because reason: String, advice: String,
        _ examination: Examination
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.reason = reason
        self.advice = advice
        self.examination = examination
    }
}

extension Rule {
    /// Every rule, family by family.
    public static let all: [Rule] =
        attributes + requirements + names + outcomes + content + usage + wire + traces + panels
}
