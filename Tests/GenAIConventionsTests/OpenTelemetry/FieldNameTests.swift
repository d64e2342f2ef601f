// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Who sees an attribute in a backend and wants it redacted writes a rule for its name: a rule looks at the names of
/// fields, so both must be the same.
@Suite struct FieldNameTests {
    /// Fields that stand on the wire under another name, each with its reason.
    private static let excused: [String: String] = [
        "gen_ai.retrieval.documents.id": "a document's id stands inside the documents",
        "gen_ai.retrieval.documents": "documents on their way to the selection have names of their own",
        "language": "filters stand together under one name",
        "page": "a document's metadata stands inside the documents",
        "tier": "metadata stand together under one name", "name": "the name of a span is no attribute",
        "gen_ai.agent.id": "the latest version knows no id of an agent in this process",
        "gen_ai.agent.version": "the latest version knows no version of an agent in this process",
        "openai.api.type": "a detail has a name of ours with another provider",
        "openai.request.service_tier": "a detail has a name of ours with another provider",
        "openai.response.service_tier": "a detail has a name of ours with another provider",
        "openai.response.system_fingerprint": "a detail has a name of ours with another provider",
        "aws.bedrock.guardrail.id": "a detail has a name of ours with another provider",
        "aws.bedrock.knowledge_base.id": "a detail has a name of ours with another provider",
    ]

    // Version 1.36 has other names for some; a rule is written once, for the current ones.
    @Test(arguments: [GenAIConvention.Version.v1_41, .latest])
    func `a field stands on the wire under the name that redaction rules know`(version: GenAIConvention.Version) {
        for operation in SampleOperations.filled {
            for kind in [SpanKind.client, .internal] {
                var record = SpanRecord.sample(of: operation, kind: kind, association: SampleOperations.association)
                let attributes = record.attributes(version)
                var names = NamesOfTexts()
                record.visitFields(&names)
                for (name, text) in names.texts where !text.isEmpty {
                    let isOfHost = ["gen_ai.provider.name", "server.address"].contains(name)
                    if kind == .internal, isOfHost, operation is AgentInvocation { continue }
                    if attributes[name].map({ "\($0)".contains(text) }) ?? false { continue }
                    // An association's conversation is not for every operation.
                    if attributes[name] == nil, name == "gen_ai.conversation.id" { continue }
                    #expect(Self.excused[name] != nil, "\(name) of \(record.operationKind)")
                    let isSomewhere = attributes.attributes.contains { "\($0.value)".contains(text) }
                    #expect(isSomewhere || name == "name", "\(name) of \(record.operationKind) is lost")
                }
            }
        }
    }
}

/// Lists the texts of a span with the names of their fields.
private struct NamesOfTexts: FieldVisitor {
    var texts: [(name: String, text: String)] = []

    mutating func visit(_ text: inout String, of field: Field) { texts.append((field.name, text)) }
    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        if case .string(let text) = value { texts.append((field.name, text)) }
    }
    mutating func visit(_ content: inout Content, of field: Field) {
        if case .text(let text) = content { texts.append((field.name, text)) }
    }
    mutating func visit(key: inout String) {}
}
