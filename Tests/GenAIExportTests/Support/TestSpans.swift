// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry
import GenAITelemetryTesting

/// Spans that have ended, as a processor would hand them over.
///
/// Each has canaries planted in what is said, in an attribute and in an event; ``LeakCheck`` looks for them wherever the
/// tests send, write or print something.
func makeBatch(_ count: Int = 3, content: String = "Hello") -> SpanBatch {
    let processor = CollectingSpanProcessor()
    let telemetry = Telemetry(
        resource: Resource(service: "export-tests"), processors: [processor],
        redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
    for index in 0..<count {
        telemetry.tracer.withSpan(.chat(model: "gpt-4o", provider: .openAI)) { call in
            call.update {
                let canary = Canary.credentials[index % Canary.credentials.count].text
                $0.input = [.user("\(content) \(index) \(canary)")]
                $0.usage = TokenUsage(input: 9, output: 3)
            }
            call.setAttribute("app.note", .string("a \(Canary.credentials[index % Canary.credentials.count].text)"))
        }
    }
    return SpanBatch(processor.spans)
}

extension OTLPTraces {
    /// All spans, whatever their resource and scope.
    var spans: [OTLPSpan] { resourceSpans.flatMap(\.scopeSpans).flatMap(\.spans) }
}
