// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Checking an output: its shape, its citations, its grounding, its safety.
public struct Validation: SpanOperation {
    /// What is checked; names the span.
    public var check: Check
    /// How it came out.
    public var verdict: Verdict?
    /// How well, from 0 to 1 unless the validator says otherwise.
    public var score: Double?
    /// Why, in words.
    public var explanation: Content?
    /// Claims that nothing supports.
    public var unsupportedClaims: Content?
    /// How many claims nothing supports.
    public var unsupportedClaimCount: Int?
    /// Whether the output was repaired.
    public var isRepaired: Bool?
    /// The output that was checked.
    public var input: Content?
    /// The provider's id of the answer that was checked.
    public var responseID: String?

    /// Creates the description of a check.
    public init(_ check: Check) { self.check = check }

    /// What is checked.
    public struct Check: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates a check from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// The shape.
        public static let schema: Check = "schema"
        /// The citations.
        public static let citation: Check = "citation"
        /// Whether the evidence supports it.
        public static let grounding: Check = "grounding"
        /// Whether it does harm.
        public static let safety: Check = "safety"
    }

    /// How a check came out.
    public struct Verdict: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates a verdict from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// Good.
        public static let passed: Verdict = "passed"
        /// Not good.
        public static let failed: Verdict = "failed"
        /// Good enough, with a remark.
        public static let warned: Verdict = "warned"
    }
}

extension Validation {
    /// The kind of this operation.
    public static var kind: OperationKind { .validation }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&check, of: Field("genai_telemetry.validation.check", .public))
        visitor.visit(&verdict, of: Field("genai_telemetry.validation.verdict", .public))
        visitor.visit(&explanation, of: Field("genai_telemetry.validation.explanation", .confidential))
        visitor.visit(&unsupportedClaims, of: Field("genai_telemetry.validation.unsupported_claims", .confidential))
        visitor.visit(&input, of: Field("input.value", .confidential))
        visitor.visit(&responseID, of: Field("gen_ai.response.id", .internal))
    }
}

extension SpanOperation where Self == Validation {
    /// Checking an output.
    public static func validation(_ check: Validation.Check, input: Content? = nil) -> Validation {
        var validation = Validation(check)
        validation.input = input
        return validation
    }
}
