// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a span needs of its pipeline besides the processors.
///
/// A span that has ended keeps this and lets the pipeline go. An exporter may keep spans for as long as it likes; if these
/// kept the pipeline, and with it the exporter, none of them would ever be freed.
final class RecordingSettings: Sendable {
    let resource: Resource
    let limits: SpanLimits
    let redaction: RedactionStage
    /// The settings of destinations that see something else of the same span.
    let others: [RecordingSettings]
    let clock: any TelemetryClock
    let propagator: any Propagator
    let outboundPolicy: OutboundPolicy
    /// Nil when calls are not priced.
    let pricing: Pricing?
    private let usesSystemClock: Bool
    private let forkGeneration: UInt32

    /// Whether this process is a fork of the one that made the pipeline.
    ///
    /// Its locks may be held by threads that the fork did not copy, so this is asked before any of them is taken.
    var isForked: Bool { Fork.count != forkGeneration }

    init(
        resource: Resource, limits: SpanLimits, redaction: RedactionStage, clock: any TelemetryClock,
        propagator: any Propagator, outboundPolicy: OutboundPolicy, pricing: Pricing?, others: [RecordingSettings] = []
    ) {
        self.resource = resource
        self.limits = limits.normalized
        self.redaction = redaction
        self.others = others
        self.clock = clock
        usesSystemClock = clock is SystemClock
        self.propagator = propagator
        self.outboundPolicy = outboundPolicy
        self.pricing = pricing
        // Registers, so that from now on counting is enough.
        forkGeneration = Fork.generation
    }

    /// An equal copy, which is an object of its own with references of its own.
    init(copying original: RecordingSettings) {
        resource = original.resource
        limits = original.limits
        redaction = original.redaction
        others = original.others
        clock = original.clock
        usesSystemClock = original.usesSystemClock
        propagator = original.propagator
        outboundPolicy = original.outboundPolicy
        pricing = original.pricing
        forkGeneration = original.forkGeneration
    }

    /// Nanoseconds of the monotonic clock.
    ///
    /// The usual clock is asked directly: every span asks several times.
    var monotonicTime: UInt64 { usesSystemClock ? SystemClock().monotonicTime() : clock.monotonicTime() }

    /// Redacts, limits and measures a record that has just ended.
    ///
    /// The only way to a sealed span.
    func seal(_ record: inout SpanRecord) -> Int {
        redaction.redact(&record)
        return SealingVisitor.seal(&record, limits: limits)
    }

    /// What destinations with other policies may see of a record that has just ended and is not redacted yet.
    @inline(never)  // Its copies would be room on the stack of every span that ends.
    func sealCopies(of record: SpanRecord) -> [SealedSpan] {
        others.map { settings in
            var copy = record
            let byteCount = settings.seal(&copy)
            return SealedSpan(span: ActiveSpan(sealed: copy, settings: settings), byteCount: byteCount)
        }
    }
}

// What any of the destinations may see.
extension RecordingSettings {
    /// Whether content of a kind of work can leave the process in any form.
    func tellsContent(of kind: OperationKind) -> Bool {
        redaction.tellsContent(of: kind) || others.contains { $0.redaction.tellsContent(of: kind) }
    }

    /// Whether anything that a failure says can leave the process.
    var tellsFailures: Bool { redaction.tellsFailures || others.contains { $0.redaction.tellsFailures } }

    /// The context without what none of the destinations may see: it is handed on, and stands on every copy.
    func redacted(_ context: SpanContext) -> SpanContext {
        others.reduce(redaction.redacted(context)) { $1.redaction.redacted($0) }
    }

    /// The scope without what none of the destinations may see.
    func redacted(_ scope: InstrumentationScope) -> InstrumentationScope {
        others.reduce(redaction.redacted(scope)) { $1.redaction.redacted($0) }
    }

    /// The association as children inherit it.
    ///
    /// With one policy it is what that leaves. With several, only credentials go: each policy does its own part on every
    /// span, and what one makes of a user's name must not be all that another gets to see.
    func handedOn(_ association: Association) -> Association {
        others.isEmpty ? redaction.redacted(association) : RedactionStage.credentialsOnly.redacted(association)
    }
}
