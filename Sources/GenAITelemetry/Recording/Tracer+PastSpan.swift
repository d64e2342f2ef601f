// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Tracer {
    /// Records a span that has ended already, with the ids and times that it had.
    ///
    /// It takes the same way as any other: it is priced, redacted, limited and handed to the processors. No sampler is
    /// asked, because somebody has kept it on purpose. What spans below it used is not added up.
    ///
    /// - Returns: The identity of the span; nil when nothing is recorded.
    @discardableResult
    package func record<Operation: SpanOperation>(_ operation: Operation, as past: PastSpan) -> SpanContext? {
        if telemetry.isShutDown || telemetry.settings.isForked { return nil }
        let traceID = past.traceID ?? telemetry.makeTraceID()
        var flags = TraceFlags.sampled
        if past.traceID == nil, telemetry.hasRandomTraceIDs { flags.formUnion(.random) }
        let own = SpanContext(
            traceID: traceID, spanID: past.spanID ?? telemetry.makeSpanID(), flags: flags)
        let association = operation.inherited(from: past.association)
        let limits = telemetry.limits
        var record = SpanRecord(
            context: own, parent: past.parentSpanID.map { SpanContext(traceID: traceID, spanID: $0, isRemote: true) },
            scope: scope, kind: past.kind, operation: operation, startTime: past.startTime, association: association)
        record.name = past.name
        record.status = past.status
        record.cost = past.cost
        (record.attributes, record.dropped.attributes) = past.attributes.limited(to: limits.attributeCount)
        for var event in past.events.prefix(limits.eventCount) {
            (event.attributes, event.droppedAttributesCount) = event.attributes.limited(
                to: limits.attributeCountPerEvent)
            record.events.append(event)
        }
        record.dropped.events = UInt32(clamping: past.events.count - record.events.count)
        record.add(past.links, limits: limits)
        let handedOn = telemetry.settings.handedOn(association)
        let active = telemetry.lanes.withCurrent { lane in
            lane.counts.noteStart(past.parentSpanID == nil ? .none : .remote, isRecorded: true)
            return ActiveSpan(past: record, association: handedOn, lane: lane)
        }
        active.end(at: past.endTime)
        return own
    }
}
