// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What calls of models, workflows and surroundings have.
extension Traceloop {
    func map<Sink: AttributeSink & ~Copyable>(_ inference: borrowing Inference, into sink: inout Sink) {
        sink.set(
            "llm.request.type", constant: inference.operation == .textCompletion ? "completion" : "chat")
        if inference.parameters.isStreamed { sink.set("llm.is_streaming", true) }
        set(total: inference.usage, into: &sink)
        if let prompt = inference.prompt { map(prompt, into: &sink) }
    }

    func map<Sink: AttributeSink & ~Copyable>(_ embeddings: borrowing Embeddings, into sink: inout Sink) {
        sink.set("llm.request.type", constant: "embedding")
        set(total: embeddings.usage, into: &sink)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ prompt: PromptReference, into sink: inout Sink) {
        if prompt.name.isEmpty { return }
        sink.set("traceloop.prompt.key", prompt.name)
        sink.set("traceloop.prompt.version", text: prompt.version)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ workflow: borrowing Workflow, into sink: inout Sink) {
        sink.set("traceloop.entity.name", text: workflow.name)
        sink.set("traceloop.workflow.name", text: workflow.name)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ association: Association, into sink: inout Sink) {
        sink.set("traceloop.association.properties.session_id", text: association.session)
        sink.set("traceloop.association.properties.user_id", text: association.user)
        for (name, value) in association.metadata where name != "session_id" && name != "user_id" {
            sink.set(dynamic: "traceloop.association.properties.\(name)", value)
        }
    }

    private func set<Sink: AttributeSink & ~Copyable>(total usage: TokenUsage, into sink: inout Sink) {
        let usage = usage.normalized
        guard let input = usage.input, let output = usage.output else { return }
        sink.set("llm.usage.total_tokens", Int64(input).addingSaturated(Int64(output)))
    }
}
