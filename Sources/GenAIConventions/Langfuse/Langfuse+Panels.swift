// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What stands in the panels of an observation and of the trace.
extension Langfuse {
    func mapPanels<Sink: AttributeSink & ~Copyable>(of span: borrowing SpanRecord, into sink: inout Sink) {
        let hasPromptName = span.hasPromptName
        guard tellsContent || hasPromptName else { return }
        let (input, output) = (PanelValue(inputOf: span), PanelValue(outputOf: span))
        if tellsContent, let input { sink.set("langfuse.observation.input", panel: input) }
        if tellsContent, let output { sink.set("langfuse.observation.output", panel: output) }
        // Without any panel Langfuse takes every attribute that begins with `gen_ai.prompt` for the input.
        if hasPromptName, input == nil, output == nil { sink.set("langfuse.observation.input", "") }
    }

    /// The trace, told by the first span of it in this process: Langfuse takes these from a root only, and a root that
    /// another process has is not ours.
    func mapTrace<Sink: AttributeSink & ~Copyable>(of span: borrowing SpanRecord, into sink: inout Sink) {
        sink.set("langfuse.trace.name", text: GenAIConvention().spanName(for: span).description)
        sink.set("langfuse.trace.tags", texts: span.association.tags)
        let metadata = span.association.metadata
        if !metadata.isEmpty { sink.setJSON("langfuse.trace.metadata") { $0.value(.map(metadata)) } }
        // The root of the whole trace gives the trace its panels without further words.
        guard tellsContent, span.parent != nil else { return }
        if let input = PanelValue(inputOf: span) { sink.set("langfuse.trace.input", panel: input) }
        if let output = PanelValue(outputOf: span) { sink.set("langfuse.trace.output", panel: output) }
    }
}

extension SpanRecord {
    /// Whether an attribute tells the name of a prompt template.
    fileprivate var hasPromptName: Bool {
        let prompt: PromptReference? =
            switch operationKind {
            case .inference: withOperation(Inference.self) { $0.prompt } ?? nil
            case .promptRendering: withOperation(PromptRendering.self) { $0.prompt }
            case .toolExecution: withOperation(ToolExecution.self) { $0.mcp?.prompt } ?? nil
            default: nil
            }
        return prompt.map { !$0.name.isEmpty } ?? false
    }
}
