// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The conventions as data: what they define, for a test to go through.
struct ConventionFixtures {
    /// Every attribute with its type in each version that has it.
    let registry: [String: [String: String]]
    /// Every type of span of the latest version, refinements of a type behind the types.
    let spans: [SpanType]

    /// A type of span, or a refinement of one.
    struct SpanType: Decodable, Sendable {
        let type: String
        let refines: String?
        let operations: [String]
        let kind: String?
        let never: [String]
        let attributes: [Attribute]

        private enum CodingKeys: String, CodingKey {
            case type, id, refines, operations, kind, never, attributes, overrides
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            refines = try container.decodeIfPresent(String.self, forKey: .refines)
            type = try container.decode(String.self, forKey: refines == nil ? .type : .id)
            operations = try container.decodeIfPresent([String].self, forKey: .operations) ?? []
            kind = try container.decodeIfPresent(String.self, forKey: .kind)
            never = try container.decodeIfPresent([String].self, forKey: .never) ?? []
            attributes = try container.decode([Attribute].self, forKey: refines == nil ? .attributes : .overrides)
        }
    }

    /// An attribute of a type of span.
    struct Attribute: Decodable, Sendable {
        let name: String
        let isSetAtCreation: Bool?

        private enum CodingKeys: String, CodingKey {
            case name
            case isSetAtCreation = "at_creation"
        }
    }

    static let shared = Result { try ConventionFixtures() }

    private init() throws {
        func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Fixtures.data("\(name).json"))
        }
        let definitions = try decode("genai-registry", as: Registry.self).attributes
        registry = Dictionary(uniqueKeysWithValues: definitions.map { ($0.name, $0.types) }).filter {
            !$0.value.isEmpty
        }
        let file = try decode("genai-spans", as: Spans.self)
        spans = file.spans + file.refinements
    }

    /// The type of an attribute by version; for a name under a template, the type of its values.
    func types(of name: String) -> [String: String]? {
        if let types = registry[name] { return types }
        let template = registry.first { $0.value["latest"] == "template[string]" && name.hasPrefix($0.key + ".") }
        return template?.value.mapValues { _ in "string" }
    }

    private struct Spans: Decodable {
        let spans: [SpanType]
        let refinements: [SpanType]
    }

    private struct Registry: Decodable {
        let attributes: [Definition]

        struct Definition: Decodable {
            let name: String
            let type: String
            let status: String
            let seen: [String: String]?

            private enum CodingKeys: String, CodingKey {
                case name, type, status
                case seen = "seen_in_core_tags"
            }

            /// The type in each version; a deprecated attribute is in none, and neither is a proposed one.
            var types: [String: String] {
                if status == "proposal" { return [:] }
                var types: [String: String] = [:]
                for (tag, version) in [("v1.36.0", "1.36"), ("v1.41.0", "1.41")] {
                    if let type = seen?[tag], type != "deprecated" { types[version] = type }
                }
                // What the core conventions define is older than version 1.41.
                if status.hasPrefix("core") { types["1.41"] = type }
                if status.hasPrefix("core") || status.hasPrefix("main") { types["latest"] = type }
                return types
            }
        }
    }
}
