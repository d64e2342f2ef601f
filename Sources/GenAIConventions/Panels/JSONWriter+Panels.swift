// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// The objects that panels show, in the shapes that backends have a view for.
extension JSONWriter {
    /// Documents in the shape of LangChain's: MLflow shows them one by one when each has `page_content`.
    mutating func pages(_ candidates: [Candidate]) {
        array(candidates) { writer, candidate in
            writer.object { writer in
                writer.member("id", candidate.id)
                writer.key("page_content")
                writer.string(candidate.content?.told?.asText ?? "")
                writer.key("metadata")
                writer.object { writer in
                    for (name, value) in candidate.metadata where name != "score" && name != "byte_count" {
                        writer.key(name)
                        writer.value(value)
                    }
                    writer.member("score", candidate.score)
                    if case .withheld(let summary) = candidate.content {
                        writer.member("byte_count", summary.byteCount)
                    }
                }
            }
        }
    }

    /// The template of a prompt, and what was put in, or its names when nothing more is known.
    mutating func template(_ rendering: PromptRendering) {
        object { writer in
            writer.member("name", rendering.prompt.name)
            writer.member("version", rendering.prompt.version)
            if rendering.prompt.variables.isEmpty {
                writer.member("variables", rendering.variableNames)
            } else {
                writer.key("variables")
                writer.variables(rendering.prompt.variables)
            }
            writer.member("sections", rendering.sections)
            writer.member("evidence_ids", rendering.evidenceIDs)
        }
    }

    /// What was put into a template, by name; null stands for what was kept back.
    mutating func variables(_ variables: [PromptVariable]) {
        object { writer in
            for variable in variables where !variable.name.isEmpty {
                writer.key(variable.name)
                if let value = variable.value.told { writer.content(value) } else { writer.null() }
            }
        }
    }

    /// How a check came out, and why.
    mutating func findings(_ validation: Validation) {
        object { writer in
            writer.member("verdict", validation.verdict?.rawValue)
            writer.member("score", validation.score)
            writer.member("explanation", validation.explanation)
            writer.member("unsupported_claim_count", validation.unsupportedClaimCount)
            writer.member("unsupported_claims", validation.unsupportedClaims)
        }
    }

    private mutating func member(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        array(texts) { $0.string($1) }
    }

    private mutating func member(_ name: String, _ content: Content?) {
        guard let content = content?.told else { return }
        key(name)
        self.content(content)
    }
}
