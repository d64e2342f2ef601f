// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
public import GenAITelemetry

/// Everything that an application can decide about its telemetry.
///
/// It starts as the environment says, in OpenTelemetry's variables; what the code sets afterwards wins.
public struct TelemetryConfiguration: Sendable {
    /// Where spans go by name, as in `OTEL_TRACES_EXPORTER`.
    public enum Destination: Hashable, Sendable, CaseIterable {
        /// The endpoint of ``TelemetryConfiguration/otlp``.
        case otlp
        /// A line for each span on standard error, for people.
        case console
        /// OTLP JSON lines on standard output, for programs.
        case otlpStandardOutput
    }

    /// Whether nothing is recorded at all. `OTEL_SDK_DISABLED`
    public var isDisabled = false
    /// What produces the spans. `OTEL_SERVICE_NAME`
    public var service: String?
    /// More about what produces the spans. `OTEL_RESOURCE_ATTRIBUTES`
    public var resource: Attributes = [:]
    /// Where spans go by name. `OTEL_TRACES_EXPORTER`
    public var destinations: [Destination] = [.otlp]
    /// Where OTLP goes, and how. `OTEL_EXPORTER_OTLP_…`
    public var otlp = OTLPHTTPConfiguration()
    /// Where spans on their way to ``otlp`` wait on disk; nil keeps them in memory. `GENAI_TELEMETRY_SPOOL_DIR`
    public var spool: SpoolConfiguration?
    /// More exporters, each behind a queue of its own, so that one that is down does not hold up the others.
    public var exporters: [any SpanExporter] = []
    /// Exporters that see something else of the spans than the policy of all others lets them see.
    public var exportersWithPolicy: [(exporter: any SpanExporter, redaction: RedactionPolicy)] = []
    /// How much content leaves the process.
    ///
    /// `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` can raise it to `redacted`; only code, or the file of a policy,
    /// can raise it to `full`.
    public var content: CapturePolicy {
        get { redaction.content }
        set { redaction.content = newValue }
    }
    /// What is kept, what is altered and what goes. `GENAI_TELEMETRY_REDACTION_POLICY`
    public var redaction = RedactionPolicy()
    /// Policies of destinations that see something else of the spans.
    public var policies: [Destination: RedactionPolicy] = [:]
    /// The application's own redaction, before the built-in one.
    public var redactors: [any Redactor] = []
    /// Where content goes that stands on spans as a reference.
    public var contentStore: (any ContentStore)?
    /// The longest that the end of a span waits for ``redactors`` and ``contentStore``; nil for as long as they take.
    public var hookBudget: Duration? = RedactionStage.defaultHookBudget
    /// How a trace goes on in another process. `OTEL_PROPAGATORS`
    public var propagator: any Propagator = CompositePropagator.standard
    /// Which hosts may be told of a trace, and of baggage.
    public var outboundPolicy = OutboundPolicy()
    /// Which traces are recorded. `OTEL_TRACES_SAMPLER`
    public var sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler())
    /// How much one span may hold. `OTEL_SPAN_…_LIMIT`, `OTEL_ATTRIBUTE_…_LIMIT`
    public var limits = SpanLimits()
    /// The bounds of each queue. `OTEL_BSP_…`
    public var batch = BatchConfiguration()
    /// How spans are named and described: a profile for a backend, or a convention of your own.
    ///
    /// `GENAI_TELEMETRY_PROFILE`, `GENAI_TELEMETRY_SEMCONV`, `OTEL_SEMCONV_STABILITY_OPT_IN`
    public var convention: any SemanticConvention = Profile.generic
    /// What model calls cost; nil leaves out the cost of calls that the application does not price itself.
    ///
    /// `GENAI_TELEMETRY_PRICES` names a file, or says `none`.
    public var prices: PriceTable? = .builtIn
    /// Where the package says that something is wrong with itself. `OTEL_LOG_LEVEL`
    public var diagnostics: Diagnostics = .standardError
    /// When a line about the pipeline itself is printed on standard error; never unless asked.
    ///
    /// `GENAI_TELEMETRY_STATISTICS`
    public var statistics: Set<StatisticsOccasion> = []
    /// One sentence for each value of the environment that was not taken as it was; told once at the start.
    public package(set) var warnings: [String] = []

    /// Why the policy that the environment names cannot be used: without it nothing starts.
    package var policyError: ConfigurationError?

    /// Creates the configuration that the process's environment asks for.
    public init() { self.init(environment: EnvironmentVariable.processEnvironment()) }
}
