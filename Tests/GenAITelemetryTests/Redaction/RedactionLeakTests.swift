// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Secrets on every surface of a span of every kind of work, through the real pipeline, looked for in everything that can
/// be reached from what the pipeline hands on.
struct RedactionLeakTests {
    /// As many as there are operations, each of another kind.
    private static let secrets = CredentialSamples.all.filter { $0.text == $0.secret && $0.kind != "private_key" }.map(
        \.text)

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    @Test(arguments: CapturePolicy.allCases)
    func `no credential leaves by any surface under any policy`(policy: CapturePolicy) async throws {
        for (number, (operation, secret)) in zip(SampleOperations.filled, Self.secrets).enumerated() {
            let pieces = Pieces(of: secret, from: 6)
            let contents = PlantingVisitor.contents(holding: secret)
            // Every kind of work meets two shapes of content, others under each policy.
            for shift in [number + policy.rawValue.utf8.count, number * 2] {
                let content = contents[shift % contents.count]
                await Task.yield()  // Tests that measure time run beside this one.
                let sealed = try seal(operation, planting: secret, content, policy)
                for leaf in Self.everything(in: sealed) {
                    #expect(!pieces.occur(in: leaf.text), "\(type(of: operation)): \(leaf.path)")
                    #expect(!pieces.occur(in: leaf.path), "\(type(of: operation)): \(leaf.path)")
                }
            }
        }
    }

    @Test func `no word of content leaves without a policy`() async throws {
        // Nothing that any pattern knows: only its place tells that it is content.
        let words = "gentle words of a person"
        let pieces = Pieces(of: words, from: 0)
        for operation in SampleOperations.filled {
            for content in PlantingVisitor.contents(holding: words) {
                await Task.yield()
                let collected = CollectingSpanProcessor()
                let telemetry = Telemetry(resource: Resource(service: "test"), processors: [collected])
                let span = telemetry.tracer.start(operation)
                span.update { record in
                    var visitor = ReplacingContent(content: content)
                    record.visitFields(&visitor)
                    record.attributes["input.value"] = .string(words)
                    record.attributes["gen_ai.prompt.0.content"] = [.string(words), ["a": .string(words)]]
                    record.attributes["error.message"] = .string(words)
                    record.status = .error("code", message: words)
                    record.events = [
                        SpanEvent(name: "exception", time: 1, attributes: ["exception.message": .string(words)])
                    ]
                }
                span.end(throwing: Failure(description: words))
                let sealed = try #require(collected.spans.first)
                for leaf in Self.everything(in: sealed) {
                    #expect(!pieces.occur(in: leaf.text), "\(type(of: operation)): \(leaf.path)")
                }
            }
        }
    }

    // MARK: -

    private func seal(
        _ operation: any SpanOperation, planting secret: String, _ content: Content, _ policy: CapturePolicy
    ) throws -> SealedSpan {
        let collected = CollectingSpanProcessor()
        let resource = Resource(
            service: "a \(secret)",
            attributes: ["note": .string("a \(secret)"), "a \(secret)": ["b": [.string(secret)]]])
        let telemetry = Telemetry(
            resource: resource, processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: policy)))
        let traceID = try #require(TraceID(high: 1, low: 2))
        let remote = SpanContext(
            traceID: traceID, spanID: try #require(SpanID(3)), traceState: TraceState(validated: "v=\(secret)"),
            isRemote: true)
        let tracer = telemetry.tracer("a \(secret)", version: "1 \(secret)")
        let around = Association(
            conversation: "a \(secret)", session: secret, user: secret, tags: ["a \(secret)"],
            metadata: ["a \(secret)": .string("a \(secret)")])
        let span = withAssociation(around) { tracer.start(operation, parent: .context(remote)) }
        span.update { record in
            record.name = "insisted"
            record.status = .error("type", message: "m")
            record.cost = Cost(picounits: 1)
            record.association = SampleOperations.association
            record.attributes = ["app.text": "x", "app.list": [1], "app.bytes": .bytes([1])]
            record.events = [SpanEvent(name: "event", time: 1, attributes: ["k1": "v1"])]
            record.links = [SpanLink(remote, attributes: ["k2": "v2"])]
            var visitor = PlantingVisitor(secret: secret, content: content)
            record.visitFields(&visitor)
        }
        span.end(throwing: Failure(description: "rejected \(secret)"))
        return try #require(collected.spans.first)
    }

    private static func everything(in sealed: SealedSpan) -> [ReflectedTexts.Leaf] {
        ReflectedTexts(of: sealed).leaves + ReflectedTexts(of: sealed.record).leaves
            + ReflectedTexts(of: sealed.context).leaves + ReflectedTexts(of: sealed.resource).leaves
            + [
                ReflectedTexts.Leaf(path: "description", text: String(describing: sealed)),
                ReflectedTexts.Leaf(path: "record", text: String(describing: sealed.record)),
            ]
    }
}

/// Every eight bytes in a row of a secret.
private struct Pieces {
    private let pieces: Set<UInt64>

    /// Without the first so many bytes, which may be the known beginning of a kind.
    init(of secret: String, from start: Int) {
        var pieces: Set<UInt64> = []
        var window: UInt64 = 0
        for (index, byte) in secret.utf8.dropFirst(start).enumerated() {
            window = window << 8 | UInt64(byte)
            if index >= 7 { pieces.insert(window) }
        }
        self.pieces = pieces
    }

    func occur(in text: String) -> Bool {
        var window: UInt64 = 0
        for byte in text.utf8 {
            window = window << 8 | UInt64(byte)
            if pieces.contains(window) { return true }
        }
        return false
    }
}

private struct ReplacingContent: FieldVisitor {
    let content: Content

    mutating func visit(_ text: inout String, of field: Field) {}
    mutating func visit(_ content: inout Content, of field: Field) { content = self.content }
    mutating func visit(_ value: inout AttributeValue, of field: Field) {}
    mutating func visit(key: inout String) {}
}

extension Tracer {
    /// Starts a span about whatever it is.
    fileprivate func start(_ operation: any SpanOperation, parent: SpanParent = .current) -> ActiveSpan {
        func open<Operation: SpanOperation>(_ operation: Operation) -> ActiveSpan? {
            startSpan(operation, parent: parent).active
        }
        guard let span = open(operation) else { preconditionFailure("The pipeline of this test is never off.") }
        return span
    }
}
