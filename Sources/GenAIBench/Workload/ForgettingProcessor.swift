// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// A processor that keeps nothing, and that threads do not meet in.
struct ForgettingProcessor: SpanProcessor {
    func onEnd(_ span: SealedSpan) {}
    func forceFlush(within timeout: Duration) async -> Bool { true }
    func shutdown(within timeout: Duration) async -> Bool { true }
    var statistics: PipelineStatistics { PipelineStatistics() }
}

#endif
