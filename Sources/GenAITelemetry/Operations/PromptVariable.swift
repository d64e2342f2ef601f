// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A variable of a prompt template and what was filled in for it, which is content.
public struct PromptVariable: Hashable, Sendable {
    /// The name in the template.
    public var name: String
    /// What was filled in.
    public var value: Content

    /// Creates a variable.
    public init(_ name: String, _ value: Content) {
        self.name = name
        self.value = value
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&value, of: Field("gen_ai.prompt.variable.\(name)", .confidential))
        visitor.visit(key: &name)
    }
}
