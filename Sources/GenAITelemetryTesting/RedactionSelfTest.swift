// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Plants canaries on every surface of spans of every kind of work, and looks for them in what comes out.
///
/// For a test suite one line is enough:
///
/// ```swift
/// @Test func `nothing leaves that must not`() {
///     #expect(RedactionSelfTest.leaks(through: RedactionStage(policy: myPolicy)) == [])
/// }
/// ```
///
/// To test a whole pipeline with its exporters, plant into it, and look for the canaries in whatever arrived:
///
/// ```swift
/// let test = RedactionSelfTest()
/// test.plant(in: telemetry)
/// await telemetry.shutdown()
/// #expect(test.leaks(in: server.receivedBytes) == [])
/// ```
///
/// `genai-trace redact --self-test` does that with the command's own pipeline.
public struct RedactionSelfTest: Sendable {
    /// What is planted.
    public let canaries: [Canary]
    private let oracle: LeakOracle

    /// Creates a test of some canaries: credentials of many kinds unless told otherwise.
    public init(canaries: [Canary] = Canary.manyCredentials()) {
        self.canaries = canaries
        oracle = LeakOracle(canaries)
    }

    /// What a stage lets through, one sentence for each canary and place; empty when nothing leaks.
    public static func leaks(through stage: RedactionStage) -> [String] {
        var canaries = Canary.manyCredentials()
        // With no content at all, not even a person's harmless words may arrive.
        let withholdsContent = stage.policy.content == .none
        if withholdsContent { canaries.append(.words(seed: .random(in: 0...UInt64.max))) }
        let test = RedactionSelfTest(canaries: canaries)
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(
            resource: Resource(service: "self-test", attributes: test.resourceAttributes), processors: [collected],
            redaction: stage)
        test.plant(in: telemetry)
        return test.leaks(in: collected.spans)
    }

    /// What is planted in the resource of a pipeline, which is made before any span.
    public var resourceAttributes: Attributes {
        Attributes(
            canaries.filter { !$0.isContent }.enumerated().map { ("self_test.\($0)", .string("a \($1.text)")) })
    }

    /// Records the spans.
    ///
    /// As many as there are kinds of work for each canary: mind the size of the queue.
    ///
    /// - Parameter telemetry: The pipeline.
    /// - Returns: How many spans were recorded.
    @discardableResult
    public func plant(in telemetry: Telemetry) -> Int {
        var count = 0
        plant(in: telemetry) { count += 1 }
        return count
    }

    /// The canaries that can be found in some bytes, in any decoding, with what they imitate; empty when none is there.
    public func leaks(in bytes: some Collection<UInt8>) -> [String] {
        oracle.leaks(in: Array(bytes)).map(\.description)
    }

    /// The canaries that can be reached in sealed spans, and where; empty when there are none.
    public func leaks(in spans: [SealedSpan]) -> [String] {
        var leaks: [String] = []
        var seen: Set<String> = []
        var resources: Set<ObjectIdentifier> = []
        for span in spans {
            let record = span.record
            // The resource is one for all spans.
            let resource = resources.insert(ObjectIdentifier(span.resource)).inserted ? span.resource : nil
            for value in [record, span.context, record.scope] as [Any] + [resource as Any] {
                for leak in self.leaks(inside: value) where seen.insert("\(leak) of \(record.operationKind)").inserted {
                    leaks.append("\(leak) of \(record.operationKind)")
                }
            }
        }
        return leaks
    }

    /// The canaries that can be reached in a value by reflection, and where.
    package func leaks(inside value: Any) -> [String] {
        let leaves = ReflectedTexts(of: value).leaves
        // All at once first: usually there is nothing, and that is told soonest so.
        if oracle.leaks(in: leaves.map { "\($0.text)\n\($0.path)" }.joined(separator: "\n<>\n")).isEmpty { return [] }
        return leaves.flatMap { leaf in
            oracle.leaks(in: "\(leaf.text)\n\(leaf.path)").map { "\($0) in \(leaf.path)" }
        }
    }
}

// MARK: - Planting

extension RedactionSelfTest {
    /// Records the spans, and says of each that it was recorded.
    package func plant(in telemetry: Telemetry, recorded: () -> Void) {
        for (number, canary) in canaries.enumerated() {
            let contents = PlantingVisitor.contents(holding: canary.text)
            for (index, operation) in SampleOperations.filled.enumerated() {
                // Every kind of work meets content of every shape, though not with every canary.
                plant(canary, operation, contents[(index + number) % contents.count], in: telemetry)
                recorded()
            }
        }
    }

    private func plant(
        _ canary: Canary, _ operation: some SpanOperation, _ content: Content, in telemetry: Telemetry
    ) {
        let text = canary.text
        if canary.isContent {
            // Only where content stands, and where failures quote it.
            let span = telemetry.tracer.startSpan(operation)
            span.active?.update { record in
                var visitor = ContentPlantingVisitor(content: content)
                record.visitFields(&visitor)
                record.attributes["input.value"] = .string(text)
                record.status = .error("code", message: text)
            }
            return span.end(throwing: PlantedFailure(description: "rejected: \(text)"))
        }
        let tracer = telemetry.tracer("a \(text)", version: "1 \(text)")
        let around = Association(
            conversation: "a \(text)", session: text, user: text, tags: ["a \(text)"],
            metadata: ["a \(text)": .string("a \(text)")])
        let remote = TraceID(high: 1, low: 2).flatMap { trace in
            SpanID(3).map {
                SpanContext(
                    traceID: trace, spanID: $0, traceState: TraceState(validated: "v=\(text)"), isRemote: true)
            }
        }
        let span = withAssociation(around) {
            tracer.startSpan(operation, parent: remote.map { .context($0) } ?? .current)
        }
        span.active?.update { record in
            record.name = "insisted"
            record.status = .error("type", message: "m")
            record.association = SampleOperations.association
            record.attributes = ["app.text": "x", "app.list": [1], "app.bytes": .bytes([1])]
            record.events = [SpanEvent(name: "event", time: 1, attributes: ["key": "value"])]
            record.links = remote.map { [SpanLink($0, attributes: ["why": "retry"])] } ?? []
            var visitor = PlantingVisitor(secret: text, content: content)
            record.visitFields(&visitor)
        }
        span.end(throwing: PlantedFailure(description: "rejected \(text)"))
    }
}

private struct PlantedFailure: Error, CustomStringConvertible {
    let description: String
}

/// Replaces content, and nothing else.
private struct ContentPlantingVisitor: FieldVisitor {
    let content: Content

    mutating func visit(_ text: inout String, of field: Field) {}
    mutating func visit(_ content: inout Content, of field: Field) { content = self.content }
    mutating func visit(_ value: inout AttributeValue, of field: Field) {}
    mutating func visit(key: inout String) {}
}

extension Canary {
    fileprivate var isContent: Bool { name == "content" }
}
