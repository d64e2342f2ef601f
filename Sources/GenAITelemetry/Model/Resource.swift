// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What produces the telemetry: a service, its version, its host.
///
/// The same for every span of a process.
public final class Resource: Sendable {
    /// The names and values.
    public let attributes: Attributes
    /// The version of the conventions that the names follow, if stated.
    public let schemaURL: String?

    /// Creates a resource.
    ///
    /// `service.name` is filled in when it is missing, since backends print a made-up one otherwise.
    public init(attributes: Attributes = [:], schemaURL: String? = nil) {
        var attributes = attributes
        if attributes["service.name"] == nil { attributes["service.name"] = "unknown_service" }
        attributes["telemetry.sdk.name"] = .string(Library.name)
        attributes["telemetry.sdk.language"] = "swift"
        attributes["telemetry.sdk.version"] = .string(Library.version)
        self.attributes = attributes
        self.schemaURL = schemaURL
    }

    /// Creates the resource of a service.
    public convenience init(service: String, attributes: Attributes = [:]) {
        var attributes = attributes
        attributes["service.name"] = .string(service)
        self.init(attributes: attributes)
    }
}

/// The name and version that this package gives of itself.
package enum Library {
    package static let name = "genai-telemetry"
    package static let version = "0.1.0"
}
