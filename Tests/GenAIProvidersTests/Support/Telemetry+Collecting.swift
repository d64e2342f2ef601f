// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

extension Telemetry {
    /// A pipeline that keeps every span with its content.
    static func collecting(
        into processor: CollectingSpanProcessor, outboundPolicy: OutboundPolicy = OutboundPolicy()
    ) -> Telemetry {
        Telemetry(
            resource: Resource(service: "test"), processors: [processor],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)), outboundPolicy: outboundPolicy)
    }
}
