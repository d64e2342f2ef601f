// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which version of which prompt template something was made from.
public struct PromptReference: Hashable, Sendable {
    /// The name of the template.
    public var name: String
    /// Its version.
    public var version: String?

    /// Creates a reference.
    public init(_ name: String, version: String? = nil) {
        self.name = name
        self.version = version
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.prompt.name", .internal))
        visitor.visit(&version, of: Field("gen_ai.prompt.version", .internal))
    }
}
