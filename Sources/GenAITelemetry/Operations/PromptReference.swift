// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which version of which prompt template something was made from.
public struct PromptReference: Hashable, Sendable {
    /// The name of the template.
    public var name: String
    /// Its version.
    public var version: String?
    /// What was filled in.
    public var variables: [PromptVariable] = []

    /// Creates a reference.
    public init(_ name: String, version: String? = nil, variables: [PromptVariable] = []) {
        self.name = name
        self.version = version
        self.variables = variables
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.prompt.name", .internal))
        visitor.visit(&version, of: Field("gen_ai.prompt.version", .internal))
        for index in variables.indices { variables[index].visitFields(&visitor) }
    }
}
