// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

@testable import GenAITraceAnalysis

/// Spans on which a rule must speak, and whether it must be a complaint.
struct RuleCase: CustomStringConvertible, Sendable {
    let rule: String
    let spans: [OTLPSpan]
    var severity: Severity = .warning
    var attribute: String?
    var version: ConventionVersion?
    var schemaURL: String?
    /// A word that what is found, or the advice, must have.
    var says = ""

    var description: String { "\(rule) \(attribute ?? "")" }
}

extension RuleCase {
    /// One model call with changes.
    fileprivate static func chat(
        _ rule: String, _ changes: [String: AttributeValue?] = [:], name: String = "chat gpt-4o",
        _ severity: Severity = .warning, on attribute: String? = nil, version: ConventionVersion? = nil,
        schemaURL: String? = nil, says: String = "", _ change: (inout OTLPSpan) -> Void = { _ in }
    ) -> RuleCase {
        var span = Spans.chat(changes, name: name)
        change(&span)
        return RuleCase(
            rule: rule, spans: [span], severity: severity, attribute: attribute, version: version, schemaURL: schemaURL,
            says: says)
    }

    private static let details = "gen_ai.output.messages"

    static let all: [RuleCase] = attributes + requirements + names + outcomes + content + usage + wire + traces

    static let attributes: [RuleCase] = [
        chat(
            "unknown-attribute", ["gen_ai.usage.input_token": 3], on: "gen_ai.usage.input_token",
            says: "gen_ai.usage.input_tokens"),
        chat("unknown-attribute", ["gen_ai.reponse.model": "m"], says: "gen_ai.response.model"),
        chat("unknown-attribute", ["genai.request.model": "m"], says: "gen_ai.request.model"),
        chat("unknown-attribute", ["gen_ai.something_else_entirely": "m"], says: "not a name"),
        chat("vendor-attribute", ["gen_ai.usage.cost": 0.1], .info, says: "Langfuse"),
        chat("vendor-attribute", ["gen_ai.prompt.0.content": "Hi."], .info, says: "OpenLLMetry"),
        chat("vendor-attribute", ["gen_ai.transfer.mode": "x"], .info, says: "proposed"),
        chat(
            "deprecated-attribute", ["gen_ai.usage.input_tokens": nil, "gen_ai.usage.prompt_tokens": 3],
            says: "gen_ai.usage.input_tokens"),
        chat("deprecated-attribute", ["gen_ai.system": "openai"], .info, on: "gen_ai.system", says: "beside"),
        chat(
            "deprecated-attribute", ["gen_ai.usage.cache_creation.input_tokens": 3], version: .latest,
            says: "cache_write"),
        chat(
            "later-attribute", ["gen_ai.usage.cache_write.input_tokens": 3], .info,
            schemaURL: "https://opentelemetry.io/schemas/1.41.0"),
        chat("wrong-type", ["gen_ai.request.max_tokens": "256"], .error, says: "string, not an int"),
        chat("wrong-type", ["gen_ai.response.finish_reasons": "stop"], .error, says: "array of strings"),
        chat("wrong-type", ["gen_ai.request.temperature": 1], says: "int, not a double"),
        chat("wrong-type", ["gen_ai.request.top_k": 40], version: .v1_41, says: "not a double"),
        chat("wrong-type", ["gen_ai.request.top_k": 40.0], version: .latest, says: "not an int"),
        chat("unknown-value", ["gen_ai.output.type": "music"], .info),
        chat("unknown-value", ["gen_ai.provider.name": "OpenAI"], says: "openai"),
        chat("unknown-value", ["gen_ai.provider.name": "vertex_ai"], says: "gcp.vertex_ai"),
        chat(
            "schema-mismatch", ["gen_ai.system": "openai", "gen_ai.provider.name": nil],
            schemaURL: "https://opentelemetry.io/schemas/1.41.0"),
        chat("schema-mismatch", schemaURL: "https://opentelemetry.io/schemas/1.36.0"),
        chat("redundant-default", ["gen_ai.request.stream": false], on: "gen_ai.request.stream"),
        chat("redundant-default", ["gen_ai.request.choice.count": 1]),
        chat("redundant-default", ["openai.request.service_tier": "auto"]),
        chat("bytes-attribute", ["acme.blob": .bytes([1])], on: "acme.blob"),
    ]

    static let requirements: [RuleCase] = [
        chat("missing-required", ["gen_ai.provider.name": nil], .error, on: "gen_ai.provider.name"),
        chat("missing-required", ["gen_ai.provider.name": nil], .error, on: "gen_ai.system", version: .v1_36),
        RuleCase(
            rule: "missing-required",
            spans: [Spans.span("execute_tool", ["gen_ai.operation.name": "execute_tool"], kind: .internal)],
            severity: .error,
            attribute: "gen_ai.tool.name"),
        chat("missing-conditional", ["server.port": nil], on: "server.port"),
        chat("missing-conditional", ["gen_ai.response.time_to_first_chunk": 0.3], on: "gen_ai.request.stream"),
        chat("missing-recommended", ["gen_ai.usage.output_tokens": nil], .info, on: "gen_ai.usage.output_tokens"),
        chat("missing-operation", ["gen_ai.operation.name": nil], on: "gen_ai.operation.name"),
        RuleCase(
            rule: "misplaced-attribute",
            spans: [
                Spans.span(
                    "invoke_agent clerk",
                    [
                        "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "clerk",
                        "gen_ai.provider.name": "openai",
                    ], kind: .internal)
            ], attribute: "gen_ai.provider.name", version: .latest),
        chat("synthetic-conversation", ["gen_ai.conversation.id": .string(String(repeating: "01", count: 16))]),
        chat(
            "synthetic-conversation", ["gen_ai.conversation.id": "01010101-0101-0101-0101-010101010101"], says: "trace"),
    ]

    static let names: [RuleCase] = [
        chat("span-name", ["gen_ai.request.model": nil], name: "chat ", says: "white space"),
        chat("span-name", name: "chat gpt-4o-2024-08-06", says: "answered"),
        chat("span-name", name: "openai.chat", says: "pattern"),
        chat("span-name", name: "chat other", says: "`chat gpt-4o`"),
        chat("empty-name", name: "", .error),
        chat("span-kind", says: "not client or internal") { $0.kind = .producer },
    ]

    static let outcomes: [RuleCase] = [
        chat("error-type-without-error", ["error.type": "timeout"], .error, on: "error.type"),
        chat("error-without-type", on: "error.type") { $0.status = .init(.error) },
        chat("error-type-is-message", ["error.type": "The model gpt-5 does not exist"]) { $0.status = .init(.error) },
        chat("status-ok") { $0.status = .init(.ok) },
        chat("status-repeats-type", ["error.type": "timeout"], .info) { $0.status = .init(.error, message: "timeout") },
    ]

    static let content: [RuleCase] = [
        chat("truncated-json", [details: #"[{"role":"assistant","parts":[{"type":"te"#], .error, on: details),
        chat("invalid-json", [details: #"[{'role':'assistant'}]"#], .error, on: details),
        chat("plain-text-content", [details: "Hello."], on: details),
        chat(
            "content-shape", [details: #"[{"role":"assistant","content":"Hi."}]"#], .error, says: "instead of `parts`"),
        chat("content-shape", [details: #"[{"role":"model","parts":[],"finish_reason":"stop"}]"#], says: "role"),
        chat("content-shape", [details: #"[{"role":"assistant","parts":[]}]"#], says: "finish_reason"),
        chat(
            "content-shape",
            ["gen_ai.input.messages": #"[{"role":"tool","parts":[{"type":"tool_call_response","result":1}]}]"#],
            .error, says: "`result`"),
        chat(
            "content-shape",
            ["gen_ai.input.messages": [["role": "user", "parts": [["type": "blob", "content": "AAAA"]]]]], .error,
            says: "modality"),
        chat(
            "content-shape",
            [
                "gen_ai.input.messages":
                    #"[{"role":"assistant","parts":[{"type":"tool_call","name":"w","arguments":"{\"a\":1}"}]}]"#
            ],
            says: "JSON in a string"),
        chat("content-shape", ["gen_ai.tool.definitions": #"[{"name":"weather"}]"#], .error, says: "`type`"),
        chat("content-shape", ["gen_ai.tool.call.result": "[1]"], says: "object"),
        chat(
            "finish-reason-count",
            [
                details:
                    #"[{"role":"assistant","parts":[],"finish_reason":"stop"},{"role":"assistant","parts":[],"finish_reason":"stop"}]"#
            ]),
    ]

    static let usage: [RuleCase] = [
        chat("usage-subset", ["gen_ai.usage.cache_read.input_tokens": 901], .error),
        chat(
            "usage-subset",
            ["gen_ai.usage.cache_read.input_tokens": 500, "gen_ai.usage.cache_creation.input_tokens": 500], .error),
        chat("usage-subset", ["gen_ai.usage.reasoning.output_tokens": 121], .error),
        chat("negative-usage", ["gen_ai.usage.output_tokens": -1], .error),
        chat("usage-without-total", ["gen_ai.usage.input_tokens": nil, "gen_ai.usage.cache_read.input_tokens": 3]),
        RuleCase(rule: "agent-usage", spans: agentRun(1_020), severity: .warning, says: "differs"),
        RuleCase(rule: "agent-usage", spans: agentRun(900), severity: .info, says: "sum"),
    ]

    static let wire: [RuleCase] = [
        chat("invalid-trace-id", [:], .error, says: "15 bytes") { $0.traceIDBytes.removeLast() },
        chat("invalid-span-id", [:], .error, says: "all zero") { $0.spanIDBytes = [UInt8](repeating: 0, count: 8) },
        chat("invalid-parent-id", [:], .error) { $0.parentSpanIDBytes = [1] },
        chat("own-parent", [:], .error) { $0.parentSpanIDBytes = $0.spanIDBytes },
        chat("zero-time", [:], .error, says: "end") { $0.endTime = 0 },
        chat("time-unit", [:], .error, says: "milliseconds") { span in
            span.startTime = 1_700_000_000_000
            span.endTime = span.startTime + 1
        },
        chat("ends-before-start", [:], .error) { $0.endTime = $0.startTime - 1 },
    ]

    static let traces: [RuleCase] = [
        RuleCase(
            rule: "duplicate-inference",
            spans: [
                Spans.span("chat gpt-4o", Spans.chat().attributes, id: 2),
                Spans.span("chat gpt-4o", Spans.chat().attributes, id: 3, parent: 2),
            ]),
        RuleCase(
            rule: "duplicate-span-id",
            spans: [Spans.span("one", [:], kind: .internal), Spans.span("other", [:], kind: .internal)]),
        RuleCase(rule: "missing-parent", spans: [Spans.span("one", [:], parent: 9)], severity: .info),
    ]

    /// An agent that says how many tokens it took, above a call that took 900.
    private static func agentRun(_ tokens: Int64) -> [OTLPSpan] {
        let agent: Attributes = [
            "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "clerk",
            "gen_ai.usage.input_tokens": .int(tokens),
        ]
        return [
            Spans.span("invoke_agent clerk", agent, kind: .internal, id: 1),
            Spans.span("chat gpt-4o", Spans.chat().attributes, id: 2, parent: 1),
        ]
    }
}
