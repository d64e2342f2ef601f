// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting

/// Everything that is sent: names with every value that they have had.
struct Telling {
    private(set) var values: [String: [AttributeValue]] = [:]
    var names: Set<String> { Set(values.keys) }

    /// All that a version sends of every kind of work, in both kinds of span, with and without its content, by every
    /// provider that the conventions treat in a way of its own; of a failure; and of the process.
    init(_ version: GenAIConvention.Version) {
        let kept = Content.withheld(ContentSummary(byteCount: 9, messageCount: 1, roles: [.user]))
        for operation in SampleOperations.filled + Self.oddities {
            for kind in [SpanKind.client, .internal] {
                var record = SpanRecord.sample(
                    of: operation, kind: kind, status: .timeout, association: SampleOperations.association)
                record.cost = SampleOperations.cost
                record.redaction = RedactionReceipt(policy: "default-1")
                record.redaction?.counts = ["email": 1]
                add(record, version)
                var withholding = Withholding(content: kept)
                record.visitFields(&withholding)
                add(record, version)
            }
        }
        for event in Self.exceptionEvents { add(event.attributes) }
        add(.mainAgent(id: "agent-1", name: "clerk", description: "Answers."))
    }

    /// What a span sends, its events included.
    init(_ record: SpanRecord, _ version: GenAIConvention.Version = .latest) { add(record, version) }

    private mutating func add(_ record: SpanRecord, _ version: GenAIConvention.Version) {
        for attribute in record.attributes(version).attributes {
            values[attribute.name, default: []].append(attribute.value)
        }
        for event in GenAIConvention(version).events(of: record) where !event.name.isLegacyMessage {
            add(event.attributes)
        }
    }

    private mutating func add(_ attributes: Attributes) {
        for (name, value) in attributes { values[name, default: []].append(value) }
    }

    /// Work that has names of its own because of who serves it, or counts what had no place.
    private static var oddities: [any SpanOperation] {
        var azure = SampleOperations.inference
        azure.provider = .azureInference
        azure.output = .json(#"[{"role":"assistant","parts":[7]}]"#)
        azure.input = azure.output
        azure.systemInstructions = .value([["type": "text", "content": "Be brief."], 7])
        azure.toolDefinitions = .value([["name": "clock"], 7])
        var memory = SampleOperations.memory
        memory.records = .value([["content": "likes tea", "score": "high"]])
        return [azure, memory]
    }

    /// What is recorded of an error that is thrown.
    private static var exceptionEvents: [SpanEvent] {
        struct Refused: Error {}
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
        telemetry.tracer.startSpan(.span("work")).end(throwing: Refused())
        return collected.records.flatMap(\.events)
    }
}

extension String {
    /// Whether it is the name of an event whose attributes are the body of a log record of version 1.36.
    var isLegacyMessage: Bool { hasPrefix("gen_ai.") && (hasSuffix(".message") || self == "gen_ai.choice") }
}

extension AttributeValue {
    /// Whether the value has a type of the conventions.
    func isOfType(_ type: String) -> Bool {
        switch (type, self) {
        case ("string", .string), ("template[string]", .string), ("int", .int), ("double", .double), ("boolean", .bool):
            true
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
