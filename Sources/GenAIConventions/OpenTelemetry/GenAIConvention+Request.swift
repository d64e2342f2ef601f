// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Requests of the application, which the conventions leave to whoever serves them.
extension GenAIConvention {
    func name(of request: borrowing Request) -> SpanName { SpanName("request", request.feature) }

    /// The conversation stands here too, because backends group traces by what their root says.
    func map<Sink: AttributeSink & ~Copyable>(
        _ request: borrowing Request, in setting: SpanSetting, into sink: inout Sink
    ) {
        sink.set("genai_telemetry.operation.name", constant: "request")
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        sink.set("genai_telemetry.request.feature", text: request.feature)
        sink.set("genai_telemetry.request.id", text: request.requestID)
        sink.set("genai_telemetry.request.tenant", text: request.tenant)
        sink.set("genai_telemetry.request.channel", text: request.channel)
        sink.set("genai_telemetry.request.risk_level", text: request.riskLevel)
        sink.set("genai_telemetry.request.outcome", word: request.outcome)
        sink.set(.input, request.input)
        sink.set(.output, request.output)
    }
}
