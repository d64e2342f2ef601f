// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One value after redaction, and what was done to it.
public struct RedactedValue: Hashable, Sendable {
    /// What is left.
    public var value: AttributeValue
    /// What was done, by rule; nil when nothing was.
    public var receipt: RedactionReceipt?

    /// Creates a redacted value.
    public init(_ value: AttributeValue, receipt: RedactionReceipt? = nil) {
        self.value = value
        self.receipt = receipt
    }
}

extension RedactionStage {
    /// What the built-in rules make of one value, as if it were an attribute of that name.
    ///
    /// For trying out a policy; spans are redacted whole, when they end.
    public func redacted(_ value: AttributeValue, named name: String) -> RedactedValue {
        var visitor = visitor()
        var value = value
        visitor.visit(&value, of: Field(name, .internal))
        var receipt: RedactionReceipt?
        visitor.tally.write(on: &receipt, policy: policy.version)
        return RedactedValue(value, receipt: receipt)
    }

    /// What the built-in rules make of the text of a JSON value, without losing a digit of its numbers or one of several
    /// members with the same name.
    package func redactedJSON(_ text: String) -> (text: String, receipt: RedactionReceipt?) {
        var redactor = TextRedactor(
            appliesKeyRules: policy.content != .full,
            table: policy.content == .full ? detectors.credentials : detectors.all)
        guard let redacted = redactor.redacted(text) else { return (text, nil) }
        var receipt: RedactionReceipt?
        redactor.tally.write(on: &receipt, policy: policy.version)
        return (redacted, receipt)
    }
}
