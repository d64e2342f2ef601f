// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAIExport
import GenAITelemetry

/// Everything that `genai-trace doctor` finds out.
struct DoctorExamination {
    private let environment: EnvironmentReport
    private let settings: [(name: String, value: String)]
    private let endpointProblem: String?
    private let diagnosis: Diagnosis?

    /// Looks at an environment and asks the endpoint.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint of the command line, if there is one.
    ///   - environment: Names and values of all variables.
    /// - Returns: What was found out.
    static func run(endpoint: String?, environment: [String: String]) async -> DoctorExamination {
        let report = EnvironmentReport(environment)
        let configuration = TelemetryConfiguration(environment: environment)
        var otlp = configuration.otlp
        do throws(ConfigurationError) {
            if let endpoint { otlp.endpoint = try Endpoint(traces: endpoint) }
            try otlp.tls.validate()
        } catch {
            return DoctorExamination(
                environment: report, settings: [], endpointProblem: error.message, diagnosis: nil)
        }
        let transport = CurlTransport(CurlSettings(tls: otlp.tls, proxy: otlp.proxy))
        let diagnosis = await EndpointCheck(configuration: otlp, transport: transport).run()
        await transport.shutdown(within: .seconds(1))
        return DoctorExamination(
            environment: report,
            settings: Self.settings(configuration, otlp, source: source(of: endpoint, environment)),
            endpointProblem: nil, diagnosis: diagnosis)
    }

    /// How the command ends; nil when all is well.
    var exitCode: ExitCode? {
        if endpointProblem != nil { return ExitStatus.configuration }
        if diagnosis?.isHealthy == false { return ExitStatus.unavailable }
        return environment.problems.isEmpty ? nil : ExitStatus.configuration
    }

    /// All of it, for one screen.
    func screen(style: TerminalStyle) -> String {
        var lines = [style.bold("Environment")]
        let width = environment.entries.map(\.name.count).max() ?? 0
        lines += environment.entries.map { "  \(Self.pad($0.name, width))  \($0.value)" }
        if environment.entries.isEmpty { lines.append("  no OTEL_… or GENAI_… variable is set: the defaults hold") }
        lines += environment.problems.map { "  " + style.warning("! \(TerminalText.line($0))") }
        if !settings.isEmpty {
            lines += ["", style.bold("Settings")]
            let width = settings.map(\.name.count).max() ?? 0
            lines += settings.map { "  \(Self.pad($0.name, width))  \($0.value)" }
        }
        lines += ["", style.bold("Endpoint")]
        if let endpointProblem { lines.append("  " + style.failure("✗ \(endpointProblem)")) }
        for step in diagnosis?.steps ?? [] { lines.append("  " + Self.mark(step, style)) }
        if let diagnosis {
            lines += ["", style.bold(diagnosis.verdict)]
            lines += diagnosis.advice.map { "  → \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func mark(_ step: Diagnosis.Step, _ style: TerminalStyle) -> String {
        switch step.outcome {
        case .passed: style.success("✓") + " \(step.text)"
        case .doubtful: style.warning("? \(step.text)")
        case .failed: style.failure("✗ \(step.text)")
        }
    }

    private static func settings(
        _ configuration: TelemetryConfiguration, _ otlp: OTLPHTTPConfiguration, source: String
    ) -> [(name: String, value: String)] {
        var settings = [("endpoint", "\(otlp.endpoint), \(source)")]
        settings.append(("protocol", otlp.encoding.rawValue))
        settings.append(("headers", otlp.headers.isEmpty ? "none" : otlp.headers.description))
        settings.append(("timeout", otlp.timeout.map(Figures.duration) ?? "none"))
        settings.append(
            ("content", "\(configuration.content)\(configuration.content == .none ? ": no prompts or answers" : "")"))
        if let profile = configuration.convention as? Profile {
            let name = TerminalText.excerpt(profile.name, limit: 60)
            settings.append(("profile", "\(name), conventions \(profile.convention.version)"))
        }
        let prices = configuration.prices.map { TerminalText.excerpt($0.version, limit: 60) }
        settings.append(("prices", prices ?? "none: calls have no cost"))
        if configuration.isDisabled { settings.append(("telemetry", "switched off by OTEL_SDK_DISABLED")) }
        if configuration.destinations != [.otlp] {
            let names = configuration.destinations.map { "\($0)" }
            settings.append(("exporters", names.isEmpty ? "none: nothing is sent" : names.joined(separator: ", ")))
        }
        return settings
    }

    private static func source(of endpoint: String?, _ environment: [String: String]) -> String {
        if endpoint != nil { return "from the command line" }
        for variable in [EnvironmentVariable.tracesEndpoint, .endpoint] {
            if EnvironmentConfiguration([variable.rawValue: environment[variable.rawValue] ?? ""]).otlp.endpoint != nil
            {
                return "from \(variable.rawValue)"
            }
        }
        return "the default"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
}

#endif
