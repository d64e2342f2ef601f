// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Every name that is sent, against the names and types that the conventions define in each version.
@Suite struct AttributeRegistryTests {
    private let registry: [String: [String: String]]

    init() throws {
        registry = try JSONDecoder().decode([String: [String: String]].self, from: Fixtures.data("attributes.json"))
    }

    /// Names that are neither in the registry nor under `genai_telemetry.`, each with its reason.
    private static let excused: [String: String] = [
        "gen_ai.client.operation.time_to_first_chunk": "a metric of 1.41 that readers look for on spans",
        "input.value": "what backends show as the input of work that the conventions do not know",
        "output.value": "what backends show as the output of work that the conventions do not know",
        "metadata": "what backends read as metadata of the trace",
        "tag.tags": "what backends read as tags of the trace",
        "db.operation.name": "the database conventions, which are stable",
        "db.system.name": "the database conventions, which are stable",
        "db.collection.name": "the database conventions, which are stable",
        "db.query.text": "the database conventions, which are stable",
    ]

    /// Names that came after 1.41 and are sent under their later names in 1.41, too.
    private static let laterThan1_41: Set<String> = [
        "gen_ai.memory.query.text", "gen_ai.memory.record.count", "gen_ai.memory.record.id", "gen_ai.memory.records",
        "gen_ai.memory.store.id", "gen_ai.prompt.version", "gen_ai.request.reasoning.level", "gen_ai.retrieval.top_k",
    ]

    private func everythingSent(_ version: GenAIConvention.Version) -> [AttributeCollector.Attribute] {
        let kept = Content.withheld(ContentSummary(byteCount: 9, messageCount: 1, roles: [.user]))
        return SampleOperations.filled.flatMap { operation in
            [SpanKind.client, .internal].flatMap { kind in
                var record = SpanRecord.sample(
                    of: operation, kind: kind, status: .timeout, association: SampleOperations.association)
                record.cost = Cost(picounits: 1)
                record.redaction = RedactionReceipt(policy: "default-1")
                record.redaction?.counts = ["email": 1]
                let told = record.attributes(version).attributes
                var withholding = Withholding(content: kept)
                record.visitFields(&withholding)
                return told + record.attributes(version).attributes
            }
        }
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `every name is one of the conventions, with its type, or has a reason`(version: GenAIConvention.Version) {
        var excused = Set(Self.excused.keys)
        var later: Set<String> = []
        for attribute in everythingSent(version) where !attribute.name.hasPrefix("genai_telemetry.") {
            if Self.excused[attribute.name] != nil {
                excused.remove(attribute.name)
                continue
            }
            guard let versions = registry[attribute.name] else {
                Issue.record("\(attribute.name) is no name of the conventions")
                continue
            }
            if versions[version.id] == nil { later.insert(attribute.name) }
            let type = versions[version.id] ?? versions["latest"] ?? ""
            #expect(attribute.value.isOfType(type), "\(attribute.name) is \(attribute.value), not \(type)")
        }
        #expect(excused == [], "excuses that excuse nothing")
        #expect(later == (version == .v1_41 ? Self.laterThan1_41 : []))
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `an own name is in one namespace, in lowercase, and no namespace is a name`(version: GenAIConvention.Version) {
        let names = Set(everythingSent(version).map(\.name))
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || "._".contains($0) }, "\(name)")
        }
        // A database cannot have both a column `a` and a column `a.b` in one document; the summaries of content that was
        // kept back never stand beside the content.
        let summaries = [".byte_count", ".message_count", ".roles"]
        for name in names where name.hasPrefix("genai_telemetry.") && !summaries.contains(where: name.hasSuffix) {
            let inner = names.filter { $0.hasPrefix(name + ".") && !summaries.contains(where: $0.hasSuffix) }
            #expect(inner == [], "\(name) is a name and a namespace")
        }
    }
}

extension AttributeValue {
    fileprivate func isOfType(_ type: String) -> Bool {
        switch (type, self) {
        case ("string", .string), ("int", .int), ("double", .double), ("boolean", .bool): true
        case ("string[]", .array(let elements)):
            elements.allSatisfy { if case .string = $0 { true } else { false } }
        // Structure travels as JSON in one text.
        case ("any", .string(let json)): JSONReader.isValid(json)
        default: false
        }
    }
}

/// Keeps all content back, as the capture policy does by default.
private struct Withholding: FieldVisitor {
    let content: Content

    mutating func visit(_ content: inout Content, of field: Field) { content = self.content }
    mutating func visit(_ text: inout String, of field: Field) {}
    mutating func visit(_ value: inout AttributeValue, of field: Field) {}
    mutating func visit(key: inout String) {}
}
