// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Redaction sees what `visitFields` shows it, so a field that is forgotten there is a leak; reflection knows all fields.
@Suite struct VisitFieldsTests {
    @Test(arguments: SampleOperations.filled)
    func `every field that can hold text is shown to a visitor`(operation: any SpanOperation) {
        let reflected = Reflection(of: operation)
        #expect(reflected.missing == [], "fields that SampleOperations must fill for this test to see them")
        #expect(!reflected.texts.isEmpty)

        let visited = Visited(operation)
        #expect(visited.texts.sorted() == reflected.texts.sorted())
        #expect(visited.contents.count == reflected.contents.count)
        #expect(Set(visited.contents) == Set(reflected.contents))
    }

    @Test func `there is a sample of every kind of work`() {
        let kinds = { (operations: [any SpanOperation]) in Set(operations.map { type(of: $0).kind }) }
        #expect(kinds(SampleOperations.filled) == Set(OperationKind.allCases))
        #expect(kinds(SampleOperations.empty) == Set(OperationKind.allCases))
    }

    @Test func `every text of a record itself is shown to a visitor`() {
        var record = SpanRecord.sample(
            of: .span("operation name"), status: .error("error type", message: "error message"),
            association: SampleOperations.association, attributes: ["attribute name": "attribute value"])
        record.name = "span name"
        record.events = [SpanEvent(name: "event name", time: 1, attributes: ["event attribute": "event value"])]
        record.links = [SpanLink(record.context, attributes: ["link attribute": ["link value"]])]
        record.cost = Cost(picounits: 1, currency: "currency")

        var visitor = Visited()
        record.visitFields(&visitor)
        let expected =
            Reflection(of: SampleOperations.association).texts + [
                "operation name", "error type", "error message", "attribute name", "attribute value", "span name",
                "event name", "event attribute", "event value", "link attribute", "link value", "currency",
            ]
        #expect(visitor.texts.sorted() == expected.sorted())
    }

    @Test func `what a visitor changes is changed`() {
        var record = SpanRecord.sample(of: SampleOperations.inference)
        var shout = Shouting()
        record.visitFields(&shout)
        let changed = Reflection(of: record.operation)
        #expect(changed.texts.allSatisfy { $0.uppercased() == $0 }, "\(changed.texts)")
    }
}

/// All texts and all content of a value, wherever they are stored.
private struct Reflection {
    var texts: [String] = []
    var contents: [Content] = []
    /// Fields without a value: what they would hold cannot be seen.
    var missing: [String] = []

    init(of value: Any) { walk(value, path: "") }

    private mutating func walk(_ value: Any, path: String) {
        switch value {
        case let text as String: texts.append(text)
        case let content as Content: contents.append(content)
        case let attributes as Attributes:
            if attributes.isEmpty { missing.append(path) }
            for (name, value) in attributes {
                texts.append(name)
                walk(value, path: "\(path).\(name)")
            }
        case let value as AttributeValue: texts += value.texts
        default:
            let mirror = Mirror(reflecting: value)
            let canBeEmpty = mirror.displayStyle == .optional || mirror.displayStyle == .collection
            if canBeEmpty, mirror.children.isEmpty { missing.append(path) }
            for child in mirror.children { walk(child.value, path: "\(path).\(child.label ?? "")") }
        }
    }
}

/// All texts and all content that a visitor is shown.
private struct Visited: FieldVisitor {
    var texts: [String] = []
    var contents: [Content] = []

    init() {}

    init(_ operation: any SpanOperation) {
        var operation = operation
        operation.visitFields(&self)
    }

    mutating func visit(_ text: inout String, of field: Field) { texts.append(text) }
    mutating func visit(_ content: inout Content, of field: Field) { contents.append(content) }
    mutating func visit(_ value: inout AttributeValue, of field: Field) { texts += value.texts }
    mutating func visit(key: inout String) { texts.append(key) }
}

private struct Shouting: FieldVisitor {
    mutating func visit(_ text: inout String, of field: Field) { text = text.uppercased() }
    mutating func visit(_ content: inout Content, of field: Field) {}
    mutating func visit(_ value: inout AttributeValue, of field: Field) {
        if case .string(let text) = value { value = .string(text.uppercased()) }
    }
    mutating func visit(key: inout String) { key = key.uppercased() }
}

extension AttributeValue {
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.texts)
        case .map(let attributes): attributes.flatMap { [$0.key] + $0.value.texts }
        default: []
        }
    }
}
