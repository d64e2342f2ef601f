// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension GenAIConvention.Version {
    /// The version that the environment asks for, and a warning when it asks for one that does not exist.
    ///
    /// `GENAI_TELEMETRY_SEMCONV` names a version and wins. `OTEL_SEMCONV_STABILITY_OPT_IN` is OpenTelemetry's list for all
    /// conventions; of its words only those that begin with `gen_ai` are ours, and only `gen_ai_latest_experimental`
    /// exists. An empty value is no value.
    ///
    /// - Parameters:
    ///   - override: The value of `GENAI_TELEMETRY_SEMCONV`.
    ///   - stabilityOptIn: The value of `OTEL_SEMCONV_STABILITY_OPT_IN`.
    /// - Returns: The version, and one sentence for a person when a value was not understood.
    public static func selected(override: String?, stabilityOptIn: String?) -> (version: Self, warning: String?) {
        let words = (stabilityOptIn ?? "").split(separator: ",").compactMap(\.trimmed)
        let optedIn = words.contains("gen_ai_latest_experimental") ? Self.latest : .default
        if let override = override?.trimmed {
            if let version = named(override) { return (version, nil) }
            let known = "\(all.dropLast().map(\.id).joined(separator: ", ")) or \(latest)"
            return (
                optedIn,
                "GENAI_TELEMETRY_SEMCONV must be \(known), not a text of \(override.count) characters; using \(optedIn)."
            )
        }
        if words.contains(where: { $0.hasPrefix("gen_ai") && $0 != "gen_ai_latest_experimental" }) {
            return (
                optedIn,
                "OTEL_SEMCONV_STABILITY_OPT_IN has a word for gen_ai that is not gen_ai_latest_experimental; using "
                    + "\(optedIn)."
            )
        }
        return (optedIn, nil)
    }

    /// The version of a name, or nil when there is none.
    static func named(_ name: String) -> Self? { all.first { $0.isNamed(name) } }

    /// `1.41`, `v1.41` and `1.41.0` are the same version.
    private func isNamed(_ text: String) -> Bool {
        var text = text.lowercased()[...]
        if text.hasPrefix("v") { text = text.dropFirst() }
        return text == id || text == "\(id).0"
    }
}
