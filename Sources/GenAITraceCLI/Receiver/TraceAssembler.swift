// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP

/// Puts the spans of traces together as they come in, and says when a trace is to be shown.
///
/// A pure state machine: spans and the time go in, traces come out. A trace is due shortly after its root came, which
/// ends last; one without a root when nothing more has come for a while. What comes later is shown as more of the trace.
struct TraceAssembler: Sendable {
    /// How long after its last span a trace is due whose root is here, in nanoseconds: batches of one process arrive
    /// apart.
    static let settleTime: UInt64 = 300_000_000
    /// How long after its last span a trace is due whose root did not come, in nanoseconds.
    static let idleTime: UInt64 = 5_000_000_000
    /// The most spans that wait; beyond, the traces that wait longest are due at once.
    static let spanLimit = 50_000

    private struct Waiting {
        var spans: [ReceivedSpan] = []
        var hasRoot = false
        var lastArrival: UInt64 = 0

        var deadline: UInt64 { lastArrival &+ (hasRoot ? settleTime : idleTime) }
    }

    private var traces: [[UInt8]: Waiting] = [:]
    private var spanCount = 0

    /// Takes spans that came in at a time, in nanoseconds of a monotonic clock.
    mutating func add(_ spans: [ReceivedSpan], at now: UInt64) {
        for span in spans {
            var waiting = traces.removeValue(forKey: span.span.traceIDBytes) ?? Waiting()
            waiting.spans.append(span)
            waiting.hasRoot = waiting.hasRoot || !span.span.parentSpanIDBytes.contains { $0 != 0 }
            waiting.lastArrival = now
            traces[span.span.traceIDBytes] = waiting
        }
        spanCount += spans.count
    }

    /// When the next trace is due; nil when none waits.
    var nextDeadline: UInt64? {
        spanCount > Self.spanLimit ? 0 : traces.values.map(\.deadline).min()
    }

    /// Takes out the traces that are due, those that began first at the front.
    mutating func due(at now: UInt64) -> [TraceTree] {
        var due = traces.filter { $0.value.deadline <= now }.map(\.key)
        var remaining = due.reduce(spanCount) { $0 - (traces[$1]?.spans.count ?? 0) }
        if remaining > Self.spanLimit {
            for (id, waiting) in traces.sorted(by: { $0.value.deadline < $1.value.deadline }) {
                guard remaining > Self.spanLimit else { break }
                guard waiting.deadline > now else { continue }
                due.append(id)
                remaining -= waiting.spans.count
            }
        }
        return take(due)
    }

    /// Takes out all traces, however incomplete.
    mutating func finish() -> [TraceTree] { take(Array(traces.keys)) }

    private mutating func take(_ ids: [[UInt8]]) -> [TraceTree] {
        let trees = ids.map { id in
            let waiting = traces.removeValue(forKey: id) ?? Waiting()
            spanCount -= waiting.spans.count
            return TraceTree(traceIDBytes: id, waiting.spans)
        }
        return trees.sorted {
            ($0.startTime, $0.traceIDBytes.description) < ($1.startTime, $1.traceIDBytes.description)
        }
    }
}

#endif
