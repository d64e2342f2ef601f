// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What is kept, what is altered, and what it is called on a receipt.
///
/// What happens to a field is decided by the first of these that says something about it: ``fields``, by name; ``classes``,
/// by how sensitive it is; and for content the capture policy, ``operations`` before ``content``.
///
/// ```swift
/// var policy = RedactionPolicy(content: .redacted, version: "2026-03")
/// policy.operations[.toolExecution] = CapturePolicy.none
/// policy.classes[.personal] = .pseudonym
/// policy.fields["app.cart"] = .drop
/// policy.pseudonyms = try PseudonymKeys(PseudonymKey(id: "k1", bytes: key))
/// ```
public struct RedactionPolicy: Hashable, Sendable {
    /// How much content leaves the process.
    public var content: CapturePolicy
    /// How much content leaves the process from some kinds of work.
    public var operations: [OperationKind: CapturePolicy] = [:]
    /// What happens to fields of a class; those that are not named are kept, and content and secrets treated as ever.
    public var classes: [Sensitivity: RedactionAction] = [:]
    /// What happens to fields of a name, and to all whose names begin with it and a dot; the longest name counts.
    public var fields: [String: RedactionAction] = [:]
    /// What happens to personal data that is found in something kept: ``RedactionAction/mask`` or
    /// ``RedactionAction/pseudonym``; credentials are always masked.
    public var personalData: RedactionAction = .mask
    /// The keys of pseudonyms; without them pseudonyms are masks.
    public var pseudonyms: PseudonymKeys?
    /// The keys of `tracestate` that may leave the process; nil for all.
    public var traceStateKeys: Set<String>?
    /// The hosts that may get baggage; nil leaves it to the ``OutboundPolicy``.
    public var baggage: OutboundPolicy.Hosts?
    /// Captures more for a while, from the moment when the pipeline is made.
    public var debugCapture: DebugCapture?
    /// What is looked for in texts.
    public var detectors: DetectorSet
    /// The name that stands on receipts.
    public var version: String
    /// Whether spans pass as they are: for measuring recording without redaction, and nothing that an application can say.
    package var isSwitchedOff = false

    /// Creates a policy.
    public init(content: CapturePolicy = .none, detectors: DetectorSet = .standard, version: String = "default-1") {
        self.content = content
        self.detectors = detectors
        self.version = version
    }

    /// How much content of a kind of work leaves the process.
    func capture(of kind: OperationKind) -> CapturePolicy {
        operations.isEmpty ? content : operations[kind] ?? content
    }
}
