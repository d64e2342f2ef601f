// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

/// Keeps the spans that ended.
final class SpanCollector: SpanProcessor {
    private let collected = Mutex<[SealedSpan]>([])

    var spans: [SealedSpan] { collected.withLock { $0 } }

    func onEnd(_ span: SealedSpan) { collected.withLock { $0.append(span) } }
    func forceFlush(within timeout: Duration) async -> Bool { true }
    func shutdown(within timeout: Duration) async -> Bool { true }
    var statistics: PipelineStatistics { PipelineStatistics() }

    /// A pipeline that ends here, with content as it is.
    func telemetry(_ resource: Resource = Resource(service: "test")) -> Telemetry {
        Telemetry(
            resource: resource, processors: [self],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
    }
}
