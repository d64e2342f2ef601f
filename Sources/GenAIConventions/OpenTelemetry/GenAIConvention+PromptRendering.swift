// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Renderings of prompts, which the conventions know only as the template that an inference used.
extension GenAIConvention {
    func name(of rendering: borrowing PromptRendering) -> SpanName {
        SpanName("render_prompt", rendering.prompt.name)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ rendering: borrowing PromptRendering, into sink: inout Sink) {
        sink.set("genai_telemetry.operation.name", constant: "render_prompt")
        map(rendering.prompt, into: &sink)
        sink.set("genai_telemetry.prompt.variables", texts: rendering.variableNames)
        sink.set("genai_telemetry.prompt.sections", texts: rendering.sections)
        sink.set("genai_telemetry.prompt.evidence_ids", texts: rendering.evidenceIDs)
        sink.set("genai_telemetry.prompt.hash", text: rendering.renderedHash)
        sink.set("genai_telemetry.prompt.estimated_tokens", rendering.estimatedTokens)
        sink.set(.renderedPrompt, rendering.rendered)
    }
}
