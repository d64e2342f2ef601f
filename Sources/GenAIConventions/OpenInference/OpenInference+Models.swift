// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Calls of models, and the prompts that they are made from.
extension OpenInference {
    /// Of all counts only the one that nobody translates.
    ///
    /// MLflow takes either all of OpenInference's counts or all of OpenTelemetry's, and prompt, completion and total
    /// are what makes it choose; a subset of the output does not.
    func map<Sink: AttributeSink & ~Copyable>(_ inference: borrowing Inference, into sink: inout Sink) {
        sink.set("llm.token_count.completion_details.reasoning", inference.usage.normalized.reasoning)
        if let prompt = inference.prompt { map(prompt, into: &sink) }
    }

    func map<Sink: AttributeSink & ~Copyable>(_ prompt: PromptReference, into sink: inout Sink) {
        if prompt.name.isEmpty { return }
        sink.set("prompt.id", prompt.name)
        sink.set("llm.prompt_template.version", text: prompt.version)
        if tellsContent, prompt.variables.contains(where: { $0.value.told != nil }) {
            sink.setJSON("llm.prompt_template.variables") { $0.variables(prompt.variables) }
        }
    }

    func map<Sink: AttributeSink & ~Copyable>(_ cost: Cost, into sink: inout Sink) {
        sink.set("llm.cost.prompt", cost.parts?.inputAmount)
        sink.set("llm.cost.completion", cost.parts?.outputAmount)
        sink.set("llm.cost.total", cost.total.amount)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ embeddings: borrowing Embeddings, into sink: inout Sink) {
        sink.set("embedding.model_name", text: embeddings.responseModel ?? embeddings.requestModel)
        guard tellsContent, let input = embeddings.input else { return }
        for (index, text) in input.texts.enumerated() {
            sink.set(dynamic: "embedding.embeddings.\(index).embedding.text", .string(text))
        }
    }
}

extension Content {
    /// The content as a list of texts: each of a list, or the one that it is; none when it was kept back.
    fileprivate var texts: [String] {
        switch self {
        case .withheld: []
        case .value(.array(let elements)): elements.map { Content.value($0).asText }
        case .json(let json):
            if case .array(let elements)? = try? JSONReader.parse(json.utf8) {
                elements.map { Content.value($0).asText }
            } else {
                [json]
            }
        case .text, .messages, .value: [asText]
        }
    }
}
