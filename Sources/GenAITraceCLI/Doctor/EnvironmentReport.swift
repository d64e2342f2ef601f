// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport

/// Which variables of OpenTelemetry's and of this package's are set, and what they come to.
struct EnvironmentReport {
    /// A variable that is set.
    struct Entry: Hashable {
        let name: String
        /// What it comes to; never a header's value, a path or a query.
        let value: String
    }

    /// The variables that are read, by name.
    private(set) var entries: [Entry] = []
    /// One sentence for each value that is not taken as it is.
    private(set) var problems: [String] = []

    private static let valueLimit = 80

    /// Looks at an environment.
    ///
    /// - Parameter environment: Names and values of all variables.
    init(_ environment: [String: String]) {
        // The configuration also knows of profiles and price tables that cannot be used.
        problems = TelemetryConfiguration(environment: environment).warnings
        let warnings = EnvironmentConfiguration(environment).warnings
        let unusable = Set(warnings.map(\.variable))
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            if let variable = EnvironmentVariable(rawValue: name) {
                let isUsable = !unusable.contains(name)
                entries.append(
                    Entry(
                        name: name,
                        value: Self.shown(value, of: variable) ?? (isUsable ? "set" : "not usable, see below")))
            } else if name.hasPrefix("OTEL_") || name.hasPrefix("GENAI_") {
                // Another language's variable, or a typing mistake; its value may be anything.
                entries.append(Entry(name: name, value: "set, and not read by genai-telemetry"))
            }
        }
    }

    /// What may be shown of a value; nil when it is not what it should be.
    private static func shown(_ value: String, of variable: EnvironmentVariable) -> String? {
        let alone = EnvironmentConfiguration([variable.rawValue: value])
        switch variable {
        case .endpoint, .tracesEndpoint:
            return alone.otlp.endpoint?.description
        case .headers, .tracesHeaders:
            return alone.otlp.headers?.description
        case .resourceAttributes:
            return alone.resourceAttributes.map { $0.keys.sorted().joined(separator: ", ") + " (values not shown)" }
        default:
            return alone.warnings.isEmpty ? TerminalText.excerpt(value, limit: valueLimit) : nil
        }
    }
}

#endif
