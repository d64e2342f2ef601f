// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What the threads that record need of a pipeline, once for every few of them.
///
/// A span keeps its settings and, until it ends, where it goes. To keep an object is to write its count of references, and
/// two threads that write the same cache line wait for each other. So every lane has an equal copy of what spans keep,
/// and threads are spread over the lanes.
final class Lane: Sendable {
    /// A copy that belongs to this lane.
    let settings: RecordingSettings
    let counts = SpanCounts()
    /// What stands in the spans that are not recorded.
    let nothing: OperationStorage = OperationBox(Generic(""))
    /// The processor that gets every span, when there is only one.
    private let onlyProcessor: any SpanProcessor
    private let hasOneProcessor: Bool
    /// For each policy the processors that get what it leaves; the first one's is left in the span itself.
    private let routes: [[any SpanProcessor]]
    // Two cache lines, so that the next object begins on another: processors fetch them in pairs.
    private let padding = (Line(), Line())

    private struct Line {
        let words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    }

    init(settings: RecordingSettings, routes: [[any SpanProcessor]]) {
        self.settings = settings
        self.routes = routes
        hasOneProcessor = routes.count == 1 && routes[0].count == 1
        onlyProcessor = routes.first?.first ?? NoProcessor()
    }

    /// Hands on what the first policy has left of a span, and what the others have left of copies.
    func finish(_ span: SealedSpan, _ copies: [SealedSpan]) {
        counts.noteEnd()
        if hasOneProcessor { return onlyProcessor.onEnd(span) }
        for (index, processors) in routes.enumerated() {
            let sealed = index == 0 ? span : copies[index - 1]
            for processor in processors { processor.onEnd(sealed) }
        }
    }
}

/// Stands where there is no processor.
private struct NoProcessor: SpanProcessor {
    func onEnd(_ span: SealedSpan) {}
    func forceFlush(within timeout: Duration) async -> Bool { true }
    func shutdown(within timeout: Duration) async -> Bool { true }
    var statistics: PipelineStatistics { PipelineStatistics() }
}
