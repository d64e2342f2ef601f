// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The pipeline that spans go through, from recording to the processors.
///
/// An application makes one, usually with `Telemetry.bootstrap(service:)` from `GenAIExport`, and shuts it down at its
/// end. Libraries never make one: they call ``withSpan(_:parent:kind:links:attributes:isolation:_:)`` and friends, which
/// find the installed one.
public final class Telemetry: Sendable {
    let settings: RecordingSettings
    let sampler: any Sampler
    /// Whether the sampler is the usual one, which follows the parent and takes every root.
    let samplesAllRoots: Bool
    private let idGenerator: any IDGenerator
    private let makesRandomIDs: Bool
    let processors: [any SpanProcessor]
    /// What threads do not share while they record.
    let lanes: Lanes
    /// Streams that nobody has read to their end yet.
    package let openStreams = OpenStreams()
    let shutDown: Atomic<Bool>

    /// Creates a pipeline.
    ///
    /// Every processor gets every span; a disabled pipeline records nothing, from the start. With prices, every model
    /// call that ends gets its cost; a model without a price is told of in the diagnostics.
    public convenience init(
        resource: Resource, processors: [any SpanProcessor], redaction: RedactionStage = RedactionStage(),
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()), limits: SpanLimits = SpanLimits(),
        idGenerator: any IDGenerator = RandomIDGenerator(), clock: any TelemetryClock = SystemClock(),
        propagator: any Propagator = CompositePropagator.standard, outboundPolicy: OutboundPolicy = OutboundPolicy(),
        prices: PriceTable? = nil, diagnostics: Diagnostics = .standardError, isDisabled: Bool = false
    ) {
        self.init(
            resource: resource, destinations: processors.map { SpanDestination($0, redaction: redaction) },
            otherwise: redaction, sampler: sampler, limits: limits, idGenerator: idGenerator, clock: clock,
            propagator: propagator, outboundPolicy: outboundPolicy, prices: prices, diagnostics: diagnostics,
            isDisabled: isDisabled)
    }

    /// Creates a pipeline whose destinations see different things of the same spans.
    ///
    /// A span is redacted once for each stage, and only what a stage has left reaches its destinations.
    ///
    /// - Parameters:
    ///   - resource: What produces the spans.
    ///   - destinations: Where spans go, each with what redacts them for it.
    ///   - redaction: What redacts where there is no destination.
    ///   - sampler: Which traces are recorded.
    ///   - limits: How much one span may hold.
    ///   - idGenerator: Where ids come from.
    ///   - clock: Where times come from.
    ///   - propagator: How a context travels in headers.
    ///   - outboundPolicy: Which hosts may get it; a policy that names hosts for baggage wins.
    ///   - prices: What model calls cost.
    ///   - diagnostics: Where the pipeline says that something is wrong with it.
    ///   - isDisabled: Whether nothing is recorded.
    public init(
        resource: Resource, destinations: [SpanDestination], otherwise redaction: RedactionStage = RedactionStage(),
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()), limits: SpanLimits = SpanLimits(),
        idGenerator: any IDGenerator = RandomIDGenerator(), clock: any TelemetryClock = SystemClock(),
        propagator: any Propagator = CompositePropagator.standard, outboundPolicy: OutboundPolicy = OutboundPolicy(),
        prices: PriceTable? = nil, diagnostics: Diagnostics = .standardError, isDisabled: Bool = false
    ) {
        var stages: [RedactionStage] = []
        var routes: [[any SpanProcessor]] = []
        for destination in destinations {
            if let index = stages.firstIndex(where: { RedactionStage.isSame($0, destination.redaction) }) {
                routes[index].append(destination.processor)
            } else {
                stages.append(destination.redaction)
                routes.append([destination.processor])
            }
        }
        if stages.isEmpty { stages = [redaction] }
        var outboundPolicy = outboundPolicy
        if let hosts = stages.lazy.compactMap(\.policy.baggage).first { outboundPolicy.baggage = hosts }
        let pricing = prices.map { Pricing($0, diagnostics: diagnostics) }
        func settings(_ stage: RedactionStage, _ others: [RecordingSettings] = []) -> RecordingSettings {
            RecordingSettings(
                resource: stage.redacted(resource), limits: limits, redaction: stage, clock: clock,
                propagator: propagator, outboundPolicy: outboundPolicy, pricing: pricing, others: others)
        }
        self.settings = settings(stages[0], stages.dropFirst().map { settings($0) })
        lanes = Lanes(settings: self.settings, routes: routes)
        processors = destinations.map(\.processor)
        self.sampler = sampler
        samplesAllRoots = (sampler as? ParentBasedSampler)?.root is AlwaysOnSampler
        self.idGenerator = idGenerator
        makesRandomIDs = idGenerator is RandomIDGenerator
        shutDown = Atomic(isDisabled)
    }

    /// What produces the spans.
    public var resource: Resource { settings.resource }
    /// How much one span may hold.
    public var limits: SpanLimits { settings.limits }
    /// What happens to content, and what redacts the rest, for the first destination.
    public var redaction: RedactionStage { settings.redaction }
    /// How a context travels in headers.
    public var propagator: any Propagator { settings.propagator }
    /// Which hosts may get it.
    public var outboundPolicy: OutboundPolicy { settings.outboundPolicy }
    var clock: any TelemetryClock { settings.clock }

    // The usual generator is asked directly: every span asks.

    /// A new trace id.
    func makeTraceID() -> TraceID { makesRandomIDs ? RandomIDGenerator().makeTraceID() : idGenerator.makeTraceID() }
    /// A new span id.
    func makeSpanID() -> SpanID { makesRandomIDs ? RandomIDGenerator().makeSpanID() : idGenerator.makeSpanID() }
    /// Whether trace ids are random.
    var hasRandomTraceIDs: Bool { makesRandomIDs || idGenerator.isRandom }

    /// Starts spans on behalf of this package.
    public var tracer: Tracer { Tracer(telemetry: self) }

    /// Starts spans on behalf of a library, whose name and version stand on them.
    public func tracer(_ name: String, version: String? = nil) -> Tracer {
        Tracer(telemetry: self, scope: settings.redacted(InstrumentationScope(name: name, version: version)))
    }

    /// Where every span went so far, for each processor in order.
    public var statistics: [PipelineStatistics] { processors.map(\.statistics) }

    /// What redaction did to all spans so far, for all destinations together.
    public var redactionStatistics: RedactionStatistics {
        if settings.isForked { return RedactionStatistics() }
        return settings.others.reduce(redaction.statistics) { $0.adding($1.redaction.statistics) }
    }

    /// Captures more content for a while, for all destinations whose policies capture less.
    ///
    /// It ends by itself, and every span that ends meanwhile says so on its receipt.
    ///
    /// - Parameter capture: How much, and how long.
    public func startDebugCapture(_ capture: DebugCapture) {
        for settings in [settings] + settings.others { settings.redaction.startDebugCapture(capture) }
    }

    /// Ends a debug capture before its time.
    public func endDebugCapture() {
        for settings in [settings] + settings.others { settings.redaction.endDebugCapture() }
    }

    /// Whether spans are refused because the pipeline was shut down.
    public var isShutDown: Bool { shutDown.load(ordering: .relaxed) }
}

// MARK: - The installed one

extension Telemetry {
    private static let installed = PerProcess<Telemetry?>(nil)

    /// The pipeline that free functions record into: the one of ``withTelemetry(_:isolation:_:)`` around, else the
    /// installed one.
    public static var current: Telemetry? {
        if let telemetry = TelemetryContext.current.telemetry { return telemetry }
        return installed.withLockIfOwn { $0 } ?? nil
    }

    /// Whether a pipeline is installed that still runs.
    package static var isInstalled: Bool { installed.withLockIfOwn { $0.map { !$0.isShutDown } ?? false } ?? false }

    /// Makes a pipeline the process's own unless there is one that still runs.
    ///
    /// Returns whether it did.
    package static func installFirst(_ telemetry: Telemetry) -> Bool {
        installed.withLock { installed in
            if let installed, !installed.isShutDown { return false }
            installed = telemetry
            return true
        }
    }

    /// Makes a pipeline the process's own, and returns the one that was before.
    @discardableResult
    public static func install(_ telemetry: Telemetry?) -> Telemetry? {
        installed.withLock { installed in
            defer { installed = telemetry }
            return installed
        }
    }
}

/// Runs code that records into the given pipeline instead of the installed one, so that tests can run side by side.
public func withTelemetry<Result>(
    _ telemetry: Telemetry, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    var context = TelemetryContext.current
    context.enter(telemetry)
    return try await TelemetryContext.$current.withValue(context, operation: body)
}

/// Runs code that records into the given pipeline instead of the installed one, so that tests can run side by side.
public func withTelemetry<Result>(_ telemetry: Telemetry, _ body: () throws -> Result) rethrows -> Result {
    var context = TelemetryContext.current
    context.enter(telemetry)
    return try TelemetryContext.$current.withValue(context, operation: body)
}
