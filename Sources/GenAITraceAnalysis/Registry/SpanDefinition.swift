// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// One span of the conventions.
struct SpanDefinition: Sendable {
    let type: String
    /// The values of `gen_ai.operation.name` that select it; none for the spans of MCP, which a method selects.
    let operations: [String]
    let kinds: [SpanKind]
    /// Words and `{attributes}`; what is missing is left out with the space before it.
    let name: String
    let required: [String]
    let conditional: KeyValuePairs<String, String>
    let recommended: [String]
    /// Names that must not stand on it; `*` stands for the rest.
    let never: [String]

    init(
        _ type: String, operations: [String], kinds: [SpanKind], name: String, required: [String],
        conditional: KeyValuePairs<String, String>, recommended: [String], never: [String] = []
    ) {
        self.type = type
        self.operations = operations
        self.kinds = kinds
        self.name = name
        self.required = required
        self.conditional = conditional
        self.recommended = recommended
        self.never = never
    }

    /// What the conventions call a span with these attributes.
    func expectedName(_ attribute: (String) -> String?) -> String {
        var words: [String] = []
        for word in name.split(separator: " ") {
            guard word.hasPrefix("{"), word.hasSuffix("}") else {
                words.append(String(word))
                continue
            }
            for choice in word.dropFirst().dropLast().split(separator: "|") {
                guard let value = attribute(String(choice)) else { continue }
                words.append(value)
                break
            }
        }
        return words.joined(separator: " ")
    }
}
