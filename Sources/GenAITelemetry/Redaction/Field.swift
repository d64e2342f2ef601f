// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How sensitive a field is.
///
/// The policy decides from this what happens to it; credential patterns are looked for in all.
public enum Sensitivity: Hashable, Sendable, CaseIterable {
    /// A word of a vocabulary, a model name, a version.
    case `public`
    /// Something of the application: a tool name, a filter, an index.
    case `internal`
    /// Something that points to a person: a user or session id.
    case personal
    /// Content: what people, models and tools said.
    case confidential
    /// Something that must never leave the process.
    case secret

    /// The word in policy files, and in the mask of a value that went because of its class.
    package var name: String {
        switch self {
        case .public: "public"
        case .internal: "internal"
        case .personal: "personal"
        case .confidential: "confidential"
        case .secret: "secret"
        }
    }
}

/// The identity of a field while a span is visited.
public struct Field: Hashable, Sendable {
    /// The name that key rules look at, such as `gen_ai.tool.name` or the name of a free attribute.
    public var name: String
    /// How sensitive the field is by itself.
    public var sensitivity: Sensitivity

    /// Creates a field's identity.
    public init(_ name: String, _ sensitivity: Sensitivity) {
        self.name = name
        self.sensitivity = sensitivity
    }
}
