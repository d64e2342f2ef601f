// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What the environment asks for, read once and checked, with what was wrong with it.
///
/// Every setting is optional: `nil` means that its variable is unset, empty or unusable, and that whoever builds the
/// pipeline takes the option given in code, or the default. Nothing here is applied, printed or thrown.
///
/// ```swift
/// let environment = EnvironmentConfiguration()
/// for warning in environment.warnings { log(warning.description) }
/// let endpoint = options.endpoint ?? environment.otlp.endpoint ?? .localCollector.appending("v1/traces")
/// ```
package struct EnvironmentConfiguration: Hashable, Sendable {
    /// Whether telemetry is switched off (`OTEL_SDK_DISABLED`).
    ///
    /// Propagators are not affected.
    package var isDisabled: Bool?

    /// `OTEL_SERVICE_NAME`, which wins over a `service.name` in ``resourceAttributes``.
    package var serviceName: String?

    /// `OTEL_RESOURCE_ATTRIBUTES`, percent-decoded; all of them, or none when any is malformed.
    package var resourceAttributes: [String: String]?

    /// `OTEL_LOG_LEVEL`.
    package var logLevel: LogLevel?

    /// `OTEL_PROPAGATORS` as it was written; the propagators know their names.
    package var propagators: String?

    /// `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`.
    package var sampler: Sampler?

    /// `OTEL_TRACES_EXPORTER`, without repetitions.
    ///
    /// Empty means that nothing is exported.
    package var tracesExporters: [TracesExporter]?

    /// How OTLP leaves the process.
    package var otlp = OTLP()

    /// The batch processor's settings.
    package var batch = Batch()

    /// The limits of a span.
    package var limits = Limits()

    /// How much of prompts and answers is recorded (`OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`).
    package var contentCapture: ContentCapture?

    /// `OTEL_SEMCONV_STABILITY_OPT_IN` as it was written; words that are meant for other libraries are no mistake.
    package var semanticConventionStabilityOptIn: [String]?

    /// `GENAI_TELEMETRY_SEMCONV`, a version of the conventions.
    package var semanticConvention: String?

    /// `GENAI_TELEMETRY_PROFILE`, the name of a profile or the path of a file with one.
    package var profile: String?

    /// `GENAI_TELEMETRY_PRICES`, the path of a price table, or `none`.
    package var prices: String?

    /// `GENAI_TELEMETRY_REDACTION_POLICY`, the path of a redaction policy.
    package var redactionPolicy: String?

    /// `GENAI_TELEMETRY_SPOOL_DIR`, the path of a directory where spans wait for their destination.
    package var spoolDirectory: String?

    /// `GENAI_TELEMETRY_STATISTICS`, when a line about the pipeline is printed.
    package var statistics: [StatisticsOccasion]?

    /// One sentence for each value that was not taken as it was.
    package var warnings: [ConfigurationWarning] = []

    /// Reads an environment.
    ///
    /// - Parameter environment: Names and values; the process's own unless a test brings others.
    package init(_ environment: [String: String] = EnvironmentVariable.processEnvironment()) {
        var reader = EnvironmentReader(environment)
        isDisabled = reader.boolean(.sdkDisabled)
        serviceName = reader.text(.serviceName)
        resourceAttributes = reader.resourceAttributes()
        logLevel = reader.choice(.logLevel, from: LogLevel.names, otherwise: "using the default, info")
        propagators = reader.text(.propagators)
        sampler = reader.sampler()
        tracesExporters = reader.tracesExporters()
        otlp = OTLP(&reader)
        batch = Batch(&reader)
        limits = Limits(&reader)
        contentCapture = reader.contentCapture()
        semanticConventionStabilityOptIn = reader.list(.semanticConventionStabilityOptIn)
        semanticConvention = reader.text(.semanticConvention)
        profile = reader.text(.profile)
        prices = reader.text(.prices)
        redactionPolicy = reader.text(.redactionPolicy)
        spoolDirectory = reader.text(.spoolDirectory)
        statistics = reader.statistics()
        warnings = reader.warnings
    }
}
