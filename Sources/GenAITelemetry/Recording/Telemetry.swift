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
    let idGenerator: any IDGenerator
    private let processors: [any SpanProcessor]
    /// Streams that nobody has read to their end yet.
    package let openStreams = OpenStreams()
    private let shutDown: Atomic<Bool>

    /// Creates a pipeline.
    ///
    /// Every processor gets every span; a disabled pipeline records nothing, from the start. With prices, every model
    /// call that ends gets its cost; a model without a price is told of in the diagnostics.
    public init(
        resource: Resource, processors: [any SpanProcessor], redaction: RedactionStage = RedactionStage(),
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()), limits: SpanLimits = SpanLimits(),
        idGenerator: any IDGenerator = RandomIDGenerator(), clock: any TelemetryClock = SystemClock(),
        propagator: any Propagator = CompositePropagator.standard, outboundPolicy: OutboundPolicy = OutboundPolicy(),
        prices: PriceTable? = nil, diagnostics: Diagnostics = .standardError, isDisabled: Bool = false
    ) {
        settings = RecordingSettings(
            resource: redaction.redacted(resource), limits: limits, redaction: redaction, clock: clock,
            propagator: propagator, outboundPolicy: outboundPolicy,
            pricing: prices.map { Pricing($0, diagnostics: diagnostics) })
        self.processors = processors
        self.sampler = sampler
        self.idGenerator = idGenerator
        shutDown = Atomic(isDisabled)
    }

    /// What produces the spans.
    public var resource: Resource { settings.resource }
    /// How much one span may hold.
    public var limits: SpanLimits { settings.limits }
    /// What happens to content, and what redacts the rest.
    public var redaction: RedactionStage { settings.redaction }
    /// How a context travels in headers.
    public var propagator: any Propagator { settings.propagator }
    /// Which hosts may get it.
    public var outboundPolicy: OutboundPolicy { settings.outboundPolicy }
    var clock: any TelemetryClock { settings.clock }

    /// Starts spans on behalf of this package.
    public var tracer: Tracer { Tracer(telemetry: self, scope: .default) }

    /// Starts spans on behalf of a library, whose name and version stand on them.
    public func tracer(_ name: String, version: String? = nil) -> Tracer {
        Tracer(telemetry: self, scope: redaction.redacted(InstrumentationScope(name: name, version: version)))
    }

    /// Where every span went so far, for each processor in order.
    public var statistics: [PipelineStatistics] { processors.map(\.statistics) }

    /// What redaction did to all spans so far.
    public var redactionStatistics: RedactionStatistics { redaction.statistics }

    /// Whether spans are refused because the pipeline was shut down.
    public var isShutDown: Bool { shutDown.load(ordering: .relaxed) }

    /// Delivers every span that ended before the call.
    ///
    /// Returns whether all were settled within the time given.
    @discardableResult
    public func forceFlush(within timeout: Duration = .seconds(30)) async -> Bool {
        await all { await $0.forceFlush(within: timeout) }
    }

    /// Delivers what it can within the time given, then refuses further spans.
    ///
    /// A second caller waits as the first does.
    @discardableResult
    public func shutdown(within timeout: Duration = .seconds(5)) async -> Bool {
        openStreams.endAll()
        shutDown.store(true, ordering: .relaxed)
        return await all { await $0.shutdown(within: timeout) }
    }

    private func all(_ work: @escaping @Sendable (any SpanProcessor) async -> Bool) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for processor in processors { group.addTask { await work(processor) } }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    func finish(_ span: SealedSpan) {
        for processor in processors { processor.onEnd(span) }
    }
}

// MARK: - The installed one

extension Telemetry {
    private static let installed = Mutex<Telemetry?>(nil)
    /// The process that ``installed`` belongs to, as ``Fork`` counts them.
    ///
    /// Read before the mutex, which a fork may have left locked: a forked child has no pipeline.
    private static let owner = Atomic<UInt32>(0)

    /// The pipeline that free functions record into: the one of ``withTelemetry(_:isolation:_:)`` around, else the
    /// installed one.
    public static var current: Telemetry? {
        if let telemetry = TelemetryContext.current.telemetry { return telemetry }
        return isForked ? nil : installed.withLock { $0 }
    }

    private static var isForked: Bool { Fork.generation != owner.load(ordering: .relaxed) }

    /// Whether a pipeline is installed that still runs.
    package static var isInstalled: Bool { !isForked && installed.withLock { $0.map { !$0.isShutDown } ?? false } }

    /// Makes a pipeline the process's own unless there is one that still runs.
    ///
    /// Returns whether it did.
    package static func installFirst(_ telemetry: Telemetry) -> Bool {
        installed.withLock { installed in
            if let installed, !installed.isShutDown { return false }
            owner.store(Fork.generation, ordering: .relaxed)
            installed = telemetry
            return true
        }
    }

    /// Makes a pipeline the process's own, and returns the one that was before.
    @discardableResult
    public static func install(_ telemetry: Telemetry?) -> Telemetry? {
        installed.withLock { installed in
            owner.store(Fork.generation, ordering: .relaxed)
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
