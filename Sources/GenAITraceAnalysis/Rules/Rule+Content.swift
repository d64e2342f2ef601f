// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Messages and other structured content.
extension Rule {
    static let content: [Rule] = [
        Rule(
            "truncated-json", .error, "JSON that was cut.",
            because: "No reader can parse it: the whole conversation is shown raw or not at all.",
            advice: "Shorten the texts inside, and keep the JSON whole; raise the limit on attribute lengths.",
            check: { span in
                structured(span).compactMap { name, value in
                    if case .truncated = value { Observation(name, "ends in the middle") } else { nil }
                }
            }),
        Rule(
            "invalid-json", .error, "Text that begins like JSON and is not.",
            because: "Readers parse it and give up.", advice: "Write it with a JSON encoder.",
            check: { span in
                structured(span).compactMap { name, value in
                    guard case .malformed(let error) = value else { return nil }
                    return Observation(name, error.message, example: "at byte \(error.offset)")
                }
            }),
        Rule(
            "plain-text-content", .warning, "Plain text where the conventions have structure.",
            because: "Readers look for a list of messages, or an object, and find none.",
            advice: "Send structure, as JSON in a string.",
            check: { span in
                structured(span).compactMap { name, value in
                    if case .plainText = value { Observation(name, "is plain text") } else { nil }
                }
            }),
        Rule(
            "content-shape", .error, "Structured content that is not as its schema says.",
            because: "Backends that read it strictly drop the whole list, silently.",
            advice: "Hold it against the schema of the conventions.",
            check: { span in
                ContentShape.checks.sorted { $0.key < $1.key }.flatMap { name, check -> [Observation] in
                    guard let value = span.structure(name).structure else { return [] }
                    return check(value, span.version).map { problem in
                        Observation(
                            name, problem.text, severity: problem.isGrave ? .error : .warning, advice: problem.advice)
                    }
                }
            }),
        Rule(
            "finish-reason-count", .warning, "More answers than finish reasons.",
            because: "A reason belongs to each choice, in order; which one was cut cannot be told.",
            advice: "One reason a choice, one message a choice.",
            check: { span in
                guard case .array(let reasons)? = span["gen_ai.response.finish_reasons"], span.role == .inference,
                    let messages = span.structure("gen_ai.output.messages").elements, reasons.count < messages.count
                else { return [] }
                return [Observation("gen_ai.response.finish_reasons", "there are fewer than output messages")]
            }),
    ]

    /// The attributes that should hold structure, and what they hold.
    private static func structured(_ span: ObservedSpan) -> [(String, StructuredValue)] {
        span.names.compactMap { name in
            guard let attribute = Registry.attribute(name), attribute.allTypes.contains(.any) else { return nil }
            return (name, span.structure(name))
        }
    }
}
