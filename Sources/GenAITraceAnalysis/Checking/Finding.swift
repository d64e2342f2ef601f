// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that a rule found on a span.
public struct Finding: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// How bad it is.
    public var severity: Severity
    /// The operation or the role of the span.
    public var label: String
    /// The attribute that it is about, if it is about one.
    public var attribute: String?
    /// What was found, in words of which there are few: findings with the same ones are folded.
    public var found: String
    /// A value that shows it; never content of prompts, answers or tools.
    public var example: String?
    /// Why it matters.
    public var reason: String
    /// What to do.
    public var advice: String
    /// Where it was found.
    public var place: SpanPlace
}

/// Which span it is.
public struct SpanPlace: Hashable, Sendable {
    /// The trace's id in hexadecimal digits, as it was sent.
    public var traceID: String
    /// The span's id in hexadecimal digits, as it was sent.
    public var spanID: String
    /// The name of the span, or the beginning of a long one.
    public var name: String
}

/// What a rule says about one span; the rule and the span are added by whoever asked it.
struct Observation {
    var attribute: String?
    var found: String
    var example: String?
    /// Instead of the rule's own.
    var severity: Severity?
    var reason: String?
    var advice: String?

    init(
        _ attribute: String? = nil, _ found: String, example: String? = nil, severity: Severity? = nil,
        reason: String? = nil, advice: String? = nil
    ) {
        self.attribute = attribute
        self.found = found
        self.example = example
        self.severity = severity
        self.reason = reason
        self.advice = advice
    }
}
