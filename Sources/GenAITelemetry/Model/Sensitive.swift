// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A value that says at type level how sensitive it is, and that nothing prints.
///
/// ```swift
/// let email = Sensitive(customer.email)
/// logger.info("Welcome, \(email)")                          // Welcome, [REDACTED:personal]
/// span.setAttribute("customer.email", .sensitive(email))    // what happens to it is the policy's decision
/// ```
///
/// Description, debug description, interpolation, `dump` and reflection show the class and nothing else. Equality and
/// hashes are those of the value.
public struct Sensitive<Value: Sendable>: Sendable {
    /// The value, for code that has to work with it.
    public let exposed: Value
    /// How sensitive it is.
    public let sensitivity: Sensitivity

    /// Wraps a value.
    public init(_ value: Value, _ sensitivity: Sensitivity = .personal) {
        exposed = value
        self.sensitivity = sensitivity
    }

    /// The value changed into another one, which is as sensitive.
    public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Sensitive<Other> {
        Sensitive<Other>(try transform(exposed), sensitivity)
    }
}

extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable, TextOutputStreamable {
    /// The class in place of the value.
    public var description: String { RedactionMask.text(sensitivity.name) }
    /// The class in place of the value.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
    /// Writes the class in place of the value.
    public func write(to target: inout some TextOutputStream) { target.write(description) }
}

extension AttributeValue {
    /// A value whose class its author has stated; the policy decides what becomes of it.
    public static func sensitive(_ value: AttributeValue, _ sensitivity: Sensitivity) -> AttributeValue {
        .sensitive(Sensitive(value, sensitivity))
    }
    /// A text whose class its author has stated.
    public static func sensitive(_ text: Sensitive<String>) -> AttributeValue {
        .sensitive(text.map { .string($0) })
    }
}

extension Span {
    /// Sets a free attribute whose value is sensitive.
    ///
    /// What is exported of it is the policy's decision; see ``RedactionPolicy/classes``.
    public func setAttribute(_ key: String, _ value: Sensitive<String>) { setAttribute(key, .sensitive(value)) }
}
