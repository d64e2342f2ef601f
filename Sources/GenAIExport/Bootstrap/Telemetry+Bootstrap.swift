// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIConventions
public import GenAITelemetry

extension Telemetry {
    /// Sets up telemetry for the process, once, and installs it.
    ///
    /// ```swift
    /// let telemetry = try Telemetry.bootstrap(service: "handbook-bot")
    /// …
    /// await telemetry.shutdown(within: .seconds(5))
    /// ```
    ///
    /// The standard `OTEL_*` variables decide where traces go; `configure` has the last word. An unreachable endpoint is
    /// no error here: the program goes on, and the loss is counted.
    ///
    /// - Parameters:
    ///   - service: The name of the service; nil leaves it to the environment.
    ///   - configure: Changes what the environment asked for.
    /// - Returns: The pipeline, for its statistics and to shut it down at the end.
    /// - Throws: ``ConfigurationError`` when the redaction policy, a certificate or the proxy cannot be used or telemetry is set up already, an
    ///   `ExportError` when the system has no thread to give, and whatever `configure` throws.
    @discardableResult
    public static func bootstrap(
        service: String? = nil, _ configure: (inout TelemetryConfiguration) throws -> Void = { _ in }
    ) throws -> Telemetry {
        let twice = ConfigurationError(
            .alreadyBootstrapped,
            "Telemetry is set up already; call bootstrap once, or shut the first one down before.")
        if isInstalled { throw twice }
        var configuration = TelemetryConfiguration()
        if let service { configuration.service = service }
        try configure(&configuration)
        let telemetry = try Telemetry(configuration)
        if !installFirst(telemetry) {
            // Somebody else was quicker; the pipeline that nobody will use gives its threads back.
            telemetry.shutdownAndWait(within: .zero)
            throw twice
        }
        do throws(ExportError) {
            try telemetry.printStatistics(at: configuration.statistics)
        } catch {
            configuration.diagnostics.report(.warning, about: "statistics", error.message)
        }
        return telemetry
    }

    /// Creates a pipeline without installing it.
    ///
    /// - Parameter configuration: What it is to be like.
    /// - Throws: ``ConfigurationError`` or `ExportError`, as ``bootstrap(service:_:)`` does.
    public convenience init(_ configuration: TelemetryConfiguration) throws {
        for warning in configuration.warnings {
            configuration.diagnostics.report(.warning, about: warning, warning)
        }
        var exporters: [(exporter: any SpanExporter, redaction: RedactionPolicy)] = []
        if !configuration.isDisabled {
            if let error = configuration.policyError { throw error }
            for destination in configuration.destinations {
                exporters.append(
                    (
                        try configuration.exporter(for: destination),
                        configuration.policies[destination] ?? configuration.redaction
                    ))
            }
            exporters += configuration.exporters.map { ($0, configuration.redaction) }
            exporters += configuration.exportersWithPolicy
        }
        // Destinations of one policy share what it leaves of a span.
        let stage = configuration.stage(configuration.redaction)
        var stages = [configuration.redaction: stage]
        var destinations: [SpanDestination] = []
        do {
            for (exporter, policy) in exporters {
                let redaction = stages[policy] ?? configuration.stage(policy)
                stages[policy] = redaction
                let processor = try BatchSpanProcessor(
                    exporter: exporter, configuration: configuration.batch, diagnostics: configuration.diagnostics)
                destinations.append(SpanDestination(processor, redaction: redaction))
            }
        } catch {
            // On this thread: what failed may be that there is no other.
            PipelineThread.runHere(until: SystemClock().monotonicTime()) { [destinations] _ in
                for destination in destinations { _ = await destination.processor.shutdown(within: .zero) }
            }
            throw error
        }
        self.init(
            resource: ProcessResource.resource(service: configuration.service, attributes: configuration.resource),
            destinations: destinations, otherwise: stage,
            sampler: configuration.sampler, limits: configuration.limits, propagator: configuration.propagator,
            outboundPolicy: configuration.outboundPolicy, prices: configuration.prices,
            diagnostics: configuration.diagnostics, isDisabled: configuration.isDisabled)
    }
}

extension TelemetryConfiguration {
    fileprivate func stage(_ policy: RedactionPolicy) -> RedactionStage {
        RedactionStage(policy: policy, redactors: redactors, store: contentStore, hookBudget: hookBudget)
    }

    fileprivate func exporter(for destination: Destination) throws -> any SpanExporter {
        let convention = CollisionLint(convention, diagnostics: diagnostics)
        switch destination {
        case .otlp:
            let exporter = try OTLPHTTPExporter(otlp, convention: convention)
            guard let spool else { return exporter }
            return try SpoolingSpanExporter(exporter, spool, diagnostics: diagnostics)
        case .console: return ConsoleSpanExporter(convention: convention)
        case .otlpStandardOutput: return JSONLinesSpanExporter(.standardOutput, convention: convention)
        }
    }
}

extension ConfigurationError.Code {
    /// Telemetry was set up before.
    public static let alreadyBootstrapped = Self(rawValue: "already_bootstrapped")
}
