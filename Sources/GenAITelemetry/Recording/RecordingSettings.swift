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
    let clock: any TelemetryClock
    let propagator: any Propagator
    let outboundPolicy: OutboundPolicy
    /// Nil when calls are not priced.
    let pricing: Pricing?
    private let forkGeneration = Fork.generation

    /// Whether this process is a fork of the one that made the pipeline.
    ///
    /// Its locks may be held by threads that the fork did not copy, so this is asked before any of them is taken.
    var isForked: Bool { Fork.generation != forkGeneration }

    init(
        resource: Resource, limits: SpanLimits, redaction: RedactionStage, clock: any TelemetryClock,
        propagator: any Propagator, outboundPolicy: OutboundPolicy, pricing: Pricing?
    ) {
        self.resource = resource
        self.limits = limits.normalized
        self.redaction = redaction
        self.clock = clock
        self.propagator = propagator
        self.outboundPolicy = outboundPolicy
        self.pricing = pricing
    }

    /// Whether content of a kind of work can leave the process in any form.
    func tellsContent(of kind: OperationKind) -> Bool { redaction.tellsContent(of: kind) }

    /// Whether anything that a failure says can leave the process.
    var tellsFailures: Bool { redaction.tellsFailures }

    /// Redacts, limits and measures a record that has just ended.
    ///
    /// The only way to a sealed span.
    func seal(_ record: inout SpanRecord) -> Int {
        redaction.redact(&record)
        return SealingVisitor.seal(&record, limits: limits)
    }
}
