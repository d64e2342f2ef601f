// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The code that recorded a span: a library, with its version.
public final class InstrumentationScope: Sendable {
    /// The name of the library.
    public let name: String
    /// Its version, if known.
    public let version: String?
    /// More about it.
    public let attributes: Attributes

    /// Creates a scope.
    public init(name: String, version: String? = nil, attributes: Attributes = [:]) {
        self.name = name
        self.version = version
        self.attributes = attributes
    }

    /// This package, for spans whose recorder did not name itself.
    public static let `default` = InstrumentationScope(name: Library.name, version: Library.version)
}

extension InstrumentationScope: Hashable {
    /// Whether two scopes have the same name, version and attributes.
    public static func == (left: InstrumentationScope, right: InstrumentationScope) -> Bool {
        left === right
            || (left.name == right.name && left.version == right.version && left.attributes == right.attributes)
    }

    /// Feeds name and version.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(version)
    }
}
