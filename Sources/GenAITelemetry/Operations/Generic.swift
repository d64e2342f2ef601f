// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Any other work.
public struct Generic: SpanOperation {
    /// What is done; names the span.
    ///
    /// Few different values: an id or a text of a user does not belong here.
    public var name: String
    /// What went in.
    public var input: Content?
    /// What came out.
    public var output: Content?

    /// Creates the description of some work.
    public init(_ name: String) { self.name = name }
}

extension Generic {
    /// The kind of this operation.
    public static var kind: OperationKind { .generic }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("name", .internal))
        visitor.visit(&input, of: Field("input.value", .confidential))
        visitor.visit(&output, of: Field("output.value", .confidential))
    }
}

extension SpanOperation where Self == Generic {
    /// Any other work.
    public static func span(_ name: String) -> Generic { Generic(name) }
}
