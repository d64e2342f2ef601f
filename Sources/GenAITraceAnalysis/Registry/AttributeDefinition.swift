// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One attribute of the conventions.
struct AttributeDefinition: Sendable {
    let name: String
    private let types: (v1_36: AttributeType?, v1_41: AttributeType?, latest: AttributeType?)
    /// The name that took its place.
    let replacement: String?
    private let deprecatedIn: [String]
    /// Whether it holds what people wrote or models answered: never quoted in a finding.
    let isContent: Bool
    /// The words that the conventions know; others are allowed.
    let members: [String]
    /// Words that were replaced by others.
    let renamedMembers: [String: String]

    init(
        _ name: String, _ v1_36: AttributeType?, _ v1_41: AttributeType?, _ latest: AttributeType?,
        replacement: String? = nil, deprecatedIn: [String] = [], isContent: Bool = false, members: [String] = [],
        renamedMembers: [String: String] = [:]
    ) {
        self.name = name
        types = (v1_36, v1_41, latest)
        self.replacement = replacement
        self.deprecatedIn = deprecatedIn
        self.isContent = isContent
        self.members = members
        self.renamedMembers = renamedMembers
    }

    /// The type in a version; nil where the version does not have the attribute.
    func type(in version: ConventionVersion) -> AttributeType? {
        switch version {
        case .v1_36: types.v1_36
        case .v1_41: types.v1_41
        case .latest: types.latest
        }
    }

    /// All types that it has had.
    var allTypes: [AttributeType] { [types.v1_36, types.v1_41, types.latest].compactMap(\.self) }

    /// Whether the version still has it and wants it gone, or has dropped it.
    func isDeprecated(in version: ConventionVersion) -> Bool {
        if deprecatedIn.contains(version.rawValue) { return true }
        return type(in: version) == nil
            && ConventionVersion.allCases.contains { $0 < version && type(in: $0) != nil }
    }

    /// The first version that has it.
    var firstVersion: ConventionVersion { ConventionVersion.allCases.first { type(in: $0) != nil } ?? .latest }
}
