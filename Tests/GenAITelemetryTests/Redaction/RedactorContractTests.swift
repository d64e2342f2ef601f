// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

struct RedactorContractTests {
    @Test(arguments: CapturePolicy.allCases)
    func `the built-in stage keeps the contract`(policy: CapturePolicy) {
        let secret = CredentialSamples.all.first { $0.kind == "jwt" }?.text ?? ""
        let stage = RedactionStage(policy: RedactionPolicy(content: policy))
        #expect(RedactorContract(stage, secret: secret).violations() == [])
    }

    @Test func `a redactor that forgets a surface, an identity or itself is told so`() {
        struct NameOnly: Redactor {
            func redact(_ span: inout SpanRecord) { span.name = "" }
        }
        struct Growing: Redactor {
            func redact(_ span: inout SpanRecord) {
                span.name = (span.name ?? "") + "x"
                span.events.removeAll()
                span.kind = .producer
            }
        }
        let forgotten = RedactorContract(NameOnly(), secret: "CN-2219-4471").violations()
        for place in ["status.message", "events.0.name", "links.1.context.traceState.headerValue", "input"] {
            #expect(forgotten.contains { $0.contains(place) }, "\(place)")
        }
        #expect(forgotten.contains { $0.contains(".key") })
        #expect(forgotten.contains { $0.contains("lost its name") })
        let growing = RedactorContract(Growing(), secret: "CN-2219-4471").violations()
        for rule in ["changes when", "an event is gone", "kind of the span"] {
            #expect(growing.contains { $0.contains(rule) }, "\(rule)")
        }
    }

    @Test func `visitors see every text that reflection finds`() {
        struct Collecting: FieldVisitor {
            var texts: Set<String> = []
            mutating func visit(_ text: inout String, of field: Field) { texts.insert(text) }
            mutating func visit(_ content: inout Content, of field: Field) {
                texts.formUnion(ReflectedTexts(of: content).leaves.map(\.text))
            }
            mutating func visit(_ value: inout AttributeValue, of field: Field) {
                texts.formUnion(ReflectedTexts(of: value).leaves.map(\.text))
            }
            mutating func visit(key: inout String) { texts.insert(key) }
        }
        // Not of the span itself: its identity, its scope, and what is written by redaction.
        let apart = ["context.", "parent", "scope", "redaction", "links.0.context", "links.0.droppedAttributesCount"]
        for operation in SampleOperations.filled {
            var record = SpanRecord.sample(of: operation, association: SampleOperations.association)
            record.name = "insisted"
            record.status = .error("type", message: "message")
            record.cost = Cost(picounits: 1, currency: "CHF")
            record.events = [SpanEvent(name: "event", time: 1, attributes: ["k1": "v1"])]
            record.links = [SpanLink(record.context, attributes: ["k2": "v2"])]
            record.attributes = ["k3": "v3"]
            var visitor = Collecting()
            record.visitFields(&visitor)
            for leaf in ReflectedTexts(of: record).leaves where !apart.contains(where: leaf.path.hasPrefix) {
                guard leaf.text.contains(where: \.isLetter), !["true", "false"].contains(leaf.text) else { continue }
                let isEnumeration =
                    SpanKind.allCases.map { "\($0)" }.contains(leaf.text)
                    || SpanStatus.Code.allCases.map { "\($0)" }.contains(leaf.text)
                #expect(visitor.texts.contains(leaf.text) || isEnumeration, "\(record.operationKind): \(leaf.path)")
            }
        }
    }

    @Test func `the samples leave no field of an operation empty`() {
        let never = ["name", "parent", "cost", "redaction", "status", "events", "links", "attributes", "association"]
        for operation in SampleOperations.filled {
            let gaps = ReflectedTexts(of: operation).gaps.filter { gap in !never.contains(gap) }
            #expect(
                gaps.allSatisfy { $0.contains("input.") || $0.contains("output.") }, "\(type(of: operation)): \(gaps)")
        }
    }

    @Test func `every piece of a message is visited`() {
        let secret = "CN-2219-4471"
        for content in PlantingVisitor.contents(holding: secret) {
            guard case .messages(var messages) = content else { continue }
            for index in messages.indices {
                messages[index].visitTexts { text, _ in
                    text = ""
                } contents: { content in
                    content = ""
                } fields: { fields in
                    fields = [:]
                }
            }
            #expect(!ReflectedTexts(of: messages).leaves.contains { $0.text.contains(secret) })
        }
    }
}
