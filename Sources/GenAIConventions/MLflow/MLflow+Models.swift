// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Calls of models, and what MLflow keeps of the trace.
extension MLflow {
    func map<Sink: AttributeSink & ~Copyable>(_ inference: borrowing Inference, into sink: inout Sink) {
        map(inference.usage, into: &sink)
        guard let prompt = inference.prompt, !prompt.name.isEmpty else { return }
        sink.setJSON("mlflow.linkedPrompts") { writer in
            writer.array { writer in
                writer.object { writer in
                    writer.member("name", prompt.name)
                    writer.member("version", prompt.version)
                }
            }
        }
    }

    /// Never on an agent: MLflow stops counting below the first span that tells its tokens.
    func map<Sink: AttributeSink & ~Copyable>(_ usage: TokenUsage, into sink: inout Sink) {
        let usage = usage.normalized
        if usage.input == nil, usage.output == nil { return }
        let total = Int64(usage.input ?? 0).addingSaturated(Int64(usage.output ?? 0))
        sink.setJSON("mlflow.chat.tokenUsage") { writer in
            writer.object { writer in
                writer.member("input_tokens", usage.input)
                writer.member("output_tokens", usage.output)
                writer.member("total_tokens", Int(clamping: total))
                writer.member("cache_read_input_tokens", usage.cacheRead)
                writer.member("cache_creation_input_tokens", usage.cacheWrite)
            }
        }
    }

    /// MLflow shows a cost at a span only when it knows both sides of it, else at the trace alone.
    func map<Sink: AttributeSink & ~Copyable>(_ cost: Cost, into sink: inout Sink) {
        sink.setJSON("mlflow.llm.cost") { writer in
            writer.object { writer in
                writer.member("input_cost", cost.parts?.inputAmount)
                writer.member("output_cost", cost.parts?.outputAmount)
                writer.member("total_cost", cost.total.amount)
            }
        }
    }

    /// Tags of the trace, which MLflow takes from its root: a word is a tag without a value worth telling.
    func mapTags<Sink: AttributeSink & ~Copyable>(of association: Association, into sink: inout Sink) {
        for tag in association.tags {
            if let name = tag.asTagName { sink.set(dynamic: "mlflow.traceTag.\(name)", "true") }
        }
        for (key, value) in association.metadata {
            if let name = key.asTagName {
                sink.set(dynamic: "mlflow.traceTag.\(name)", .string(Content.value(value).asText))
            }
        }
    }
}

extension String {
    /// The name of a tag: letters, digits and a few marks, which is all that MLflow takes; the names that begin with
    /// `mlflow.` are its own.
    fileprivate var asTagName: String? {
        let name = String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    $0.properties.isAlphabetic || "0123456789_-./".unicodeScalars.contains($0) ? $0 : "_"
                }))
        return name.allSatisfy { $0 == "_" } || name.hasPrefix("mlflow.") ? nil : name
    }
}
