// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Profile {
    /// The profile that the environment asks for by name, in the version that it asks for, and a warning when it asks for
    /// something that does not exist.
    ///
    /// - Parameters:
    ///   - name: The value of `GENAI_TELEMETRY_PROFILE`, unless it names a file.
    ///   - version: The value of `GENAI_TELEMETRY_SEMCONV`.
    ///   - stabilityOptIn: The value of `OTEL_SEMCONV_STABILITY_OPT_IN`.
    /// - Returns: The profile, and one sentence for a person for each value that was not understood.
    public static func selected(
        name: String?, version: String?, stabilityOptIn: String?
    ) -> (profile: Profile, warnings: [String]) {
        var warnings: [String] = []
        var profile = generic
        if let name = name?.trimmed {
            if let known = builtIn(name.lowercased()) {
                profile = known
            } else {
                let known = all.map(\.name).joined(separator: ", ")
                warnings.append(
                    "GENAI_TELEMETRY_PROFILE must be the path of a file or one of \(known), not a text of \(name.count) "
                        + "characters; using generic.")
            }
        }
        warnings += profile.select(version: version, stabilityOptIn: stabilityOptIn)
        return (profile, warnings)
    }

    /// Changes over to the version that the environment asks for, if it asks for one.
    ///
    /// - Parameters:
    ///   - version: The value of `GENAI_TELEMETRY_SEMCONV`.
    ///   - stabilityOptIn: The value of `OTEL_SEMCONV_STABILITY_OPT_IN`.
    /// - Returns: One sentence for a person for each value that was not understood.
    public mutating func select(version: String?, stabilityOptIn: String?) -> [String] {
        let (selected, warning) = GenAIConvention.Version.selected(override: version, stabilityOptIn: stabilityOptIn)
        if selected != .default || version?.trimmed != nil { convention = GenAIConvention(selected) }
        return warning.map { [$0] } ?? []
    }
}
