// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import Synchronization

/// An exporter that remembers which traces there were, so that they can be linked to.
final class TraceIDCollector: SpanExporter {
    private let ids = Mutex<[TraceID]>([])

    /// The traces whose roots have ended, in that order.
    var traceIDs: [TraceID] { ids.withLock { $0 } }

    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        let roots = batch.spans.compactMap { span in
            span.withRecord { $0.parent == nil ? $0.context.traceID : nil } ?? nil
        }
        ids.withLock { $0 += roots }
        return .accepted
    }

    func forceFlush() async throws(ExportError) {}

    func shutdown() async {}
}

#endif
