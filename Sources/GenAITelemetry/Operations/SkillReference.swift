// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The skill that a tool loads, reads a resource of, or runs a resource of.
public struct SkillReference: Hashable, Sendable {
    /// The name of the skill; names the span.
    public var name: String?
    /// What the skill says it does.
    public var skillDescription: String?
    /// Where the skill comes from.
    public var sourceURI: String?
    /// The resource of the skill that is read or run; names the span.
    public var resourceName: String?

    /// Creates a reference.
    public init(_ name: String? = nil, resource: String? = nil) {
        self.name = name
        resourceName = resource
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.skill.name", .internal))
        visitor.visit(&skillDescription, of: Field("gen_ai.skill.description", .internal))
        visitor.visit(&sourceURI, of: Field("gen_ai.skill.source.uri", .internal))
        visitor.visit(&resourceName, of: Field("gen_ai.skill.resource.name", .internal))
    }
}
