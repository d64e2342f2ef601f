// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIConventions
internal import GenAITelemetry

// Settings that live in files of their own. A file that cannot be used is told, with line and reason, and its default
// taken; in code the initializers `Profile(json:)` and `PriceTable(json:)` throw.
extension TelemetryConfiguration {
    mutating func selectProfile(_ environment: EnvironmentConfiguration) {
        let optIn = environment.semanticConventionStabilityOptIn?.joined(separator: ",")
        var name = environment.profile
        if let path = name, path.namesFile {
            name = nil
            let text = read(path, for: .profile, otherwise: "using generic")
            if let text,
                var profile = used(
                    path, otherwise: "using generic", { () throws(SettingsError) in try Profile(json: text) })
            {
                warnings += profile.select(version: environment.semanticConvention, stabilityOptIn: optIn)
                convention = profile
                return
            }
        }
        let (profile, complaints) = Profile.selected(
            name: name, version: environment.semanticConvention, stabilityOptIn: optIn)
        warnings += complaints
        convention = profile
    }

    mutating func selectPrices(_ environment: EnvironmentConfiguration) {
        guard let path = environment.prices else { return }
        if path == "none" { return prices = nil }
        let otherwise = "using the built-in prices"
        guard let text = read(path, for: .prices, otherwise: otherwise) else { return }
        if let table = used(path, otherwise: otherwise, { () throws(SettingsError) in try PriceTable(json: text) }) {
            prices = table
        }
    }

    /// A policy is no setting to do without: what it keeps back would be sent.
    mutating func selectPolicy(_ environment: EnvironmentConfiguration) {
        guard let path = environment.redactionPolicy else { return }
        do throws(ConfigurationError) {
            let file = try RedactionPolicyFile(contentsOf: path)
            redaction = file.policy
            for (name, policy) in file.destinations {
                guard let exporter = EnvironmentConfiguration.TracesExporter(rawValue: name) else {
                    throw ConfigurationError(
                        .invalidRedactionPolicy,
                        "The redaction policy in \(path) names a destination that is none of otlp, console, otlp/stdout."
                    )
                }
                policies[Destination(exporter)] = policy
            }
        } catch {
            policyError = error
        }
    }

    private mutating func read(_ path: String, for variable: EnvironmentVariable, otherwise: String) -> String? {
        do throws(SettingsFile.Problem) {
            return try SettingsFile.text(of: path)
        } catch {
            warnings.append("\(variable.rawValue): the file \(path) \(error.reason); \(otherwise).")
            return nil
        }
    }

    private mutating func used<Settings>(
        _ path: String, otherwise: String, _ parse: () throws(SettingsError) -> Settings
    ) -> Settings? {
        do throws(SettingsError) {
            return try parse()
        } catch {
            warnings.append("\(error.inFile(path)) It is ignored: \(otherwise).")
            return nil
        }
    }
}

extension String {
    /// Whether a setting is the path of a file rather than a name.
    fileprivate var namesFile: Bool { contains("/") || hasSuffix(".json") }
}
