// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Synchronization
import Testing

@testable import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The application's part of redaction, when it fails.
@Suite(.serialized) struct RedactionHookTests {
    private static let words = "What does Ada earn?"

    /// Does what a test says.
    private struct Hook: Redactor {
        let body: @Sendable (inout SpanRecord) throws -> Void
        func redact(_ span: inout SpanRecord) throws { try body(&span) }
    }

    private struct Broken: Error {}

    /// A span with the words on every surface.
    private func planted() -> SpanRecord {
        var record = SpanRecord.sample(of: Inference(model: "gpt-4o", provider: .openAI))
        record.name = Self.words
        record.status = .error("http_500", message: Self.words)
        record.attributes = ["app.note": .string(Self.words), Self.words: 1, "app.number": 2_219_4471]
        record.association = Association(
            conversation: Self.words, session: Self.words, user: Self.words, tags: [Self.words],
            metadata: ["note": .string(Self.words)])
        record.events = [SpanEvent(name: Self.words, time: 1, attributes: ["a": .string(Self.words)])]
        record.links = [SpanLink(record.context, attributes: ["a": .string(Self.words)])]
        record.updateOperation(Inference.self) {
            $0.input = [.user(Self.words)]
            $0.output = .text(Self.words)
            $0.responseID = Self.words
            $0.usage.input = 12
        }
        return record
    }

    private func stage(
        budget: Duration? = .seconds(30), _ body: @escaping @Sendable (inout SpanRecord) throws -> Void
    ) -> RedactionStage {
        RedactionStage(policy: RedactionPolicy(content: .full), redactors: [Hook(body: body)], hookBudget: budget)
    }

    private func expectWithheld(_ record: SpanRecord, _ stage: RedactionStage, _ reason: String) {
        for leaf in ReflectedTexts(of: record).leaves {
            #expect(!leaf.text.contains("Ada") && !leaf.path.contains("Ada"), "\(leaf.path)")
        }
        let inference = record.operation(as: Inference.self)
        #expect(inference?.requestModel == "gpt-4o" && inference?.usage.input == 12)
        #expect(record.status.errorType == "http_500")
        #expect(record.redaction?.counts["withheld"] ?? 0 > 5)
        #expect(stage.statistics.failures[reason] ?? 0 > 0, "\(stage.statistics.failures)")
    }

    @Test(arguments: [Duration?.none, .seconds(30)])
    func `a redactor that throws costs what it might have taken out, and not the span`(budget: Duration?) {
        let stage = stage(budget: budget) { _ in throw Broken() }
        var record = planted()
        stage.redact(&record)
        expectWithheld(record, stage, "hook_threw")
    }

    @Test func `what a redactor did before it threw does not count`() {
        let stage = stage { span in
            span.attributes = ["smuggled": "Ada"]
            throw Broken()
        }
        var record = planted()
        stage.redact(&record)
        expectWithheld(record, stage, "hook_threw")
        #expect(record.attributes.isEmpty)
    }

    @Test func `a redactor that stalls is left behind, and not asked again until it has come back`() {
        let gate = Monitor(false)
        let asked = Atomic<Int>(0)
        let stage = stage(budget: .milliseconds(30)) { _ in
            asked.add(1, ordering: .relaxed)
            _ = gate.wait(until: nil) { $0 ? true : nil }
        }
        let start = ContinuousClock.now
        var record = planted()
        stage.redact(&record)
        expectWithheld(record, stage, "hook_stalled")
        #expect(ContinuousClock.now - start < .seconds(5))
        for _ in 0..<20 {
            var another = planted()
            stage.redact(&another)
            expectWithheld(another, stage, "hook_stalled")
        }
        #expect(asked.load(ordering: .relaxed) == 1)

        gate.withLock { $0 = true }
        gate.broadcast()
        // It comes back, and the next span is asked about again.
        for _ in 0..<500 where asked.load(ordering: .relaxed) == 1 {
            var next = planted()
            stage.redact(&next)
        }
        #expect(asked.load(ordering: .relaxed) > 1)
    }

    @Test func `a redactor that makes another span of it is not believed`() {
        let other = SpanRecord.sample(of: Generic("another"))
        for change: @Sendable (inout SpanRecord) -> Void in [
            { $0 = other }, { $0.endTime &+= 1 },
            { record in
                guard let trace = TraceID(high: 9, low: 9), let span = SpanID(9) else { return }
                record.links = [SpanLink(SpanContext(traceID: trace, spanID: span))]
            },
        ] {
            let stage = stage(change)
            var record = planted()
            let context = record.context
            stage.redact(&record)
            #expect(record.context == context)
            expectWithheld(record, stage, "hook_nonsense")
        }
    }

    @Test func `a receipt that a redactor invents is not taken over`() {
        let stage = stage { span in
            var receipt = RedactionReceipt(policy: "x")
            receipt.counts = ["What does Ada earn?": 1]
            span.redaction = receipt
        }
        var record = SpanRecord.sample(of: Generic("work"))
        stage.redact(&record)
        #expect(record.redaction == nil)
        let counting = self.stage { span in
            var receipt = RedactionReceipt(policy: "x")
            receipt.counts = ["customer_number": 1]
            receipt.bytesRemoved = 12
            span.redaction = receipt
        }
        counting.redact(&record)
        #expect(record.redaction?.counts == ["customer_number": 1])
    }

    @Test func `what a redactor puts back is searched by the built-in rules`() {
        let key = CredentialSamples.all[0].text
        let stage = stage { $0.attributes["note"] = .string(key) }
        var record = SpanRecord.sample(of: Generic("work"))
        stage.redact(&record)
        #expect(record.attributes == ["note": "[REDACTED:openai]"])
    }

    @Test(arguments: [Duration?.none, .seconds(30)])
    func `a redactor that records spans records nothing, and one that ends a span loses what that says`(
        budget: Duration?
    ) {
        let collected = CollectingSpanProcessor()
        let open = Mutex<Span<Inference>?>(nil)
        let holder = Mutex<Telemetry?>(nil)
        let stage = stage(budget: budget) { _ in
            guard let telemetry = holder.withLock({ $0 }) else { return }
            telemetry.tracer.withSpan(.span("from a redactor")) { _ in }
            open.withLock { $0.take() }?.end()
        }
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [collected], redaction: stage)
        holder.withLock { $0 = telemetry }
        let inner = telemetry.tracer.startSpan(.chat(model: "gpt-4o", provider: .openAI, input: [.user(Self.words)]))
        open.withLock { $0 = inner }
        telemetry.tracer.startSpan(.span("outer")).end()
        holder.withLock { $0 = nil }
        #expect(collected.records.count == 2)
        #expect(stage.statistics.failures["hook_recursion"] == 1)
        #expect(!"\(collected.records.map(\.operation))".contains("Ada"))
    }

    @Test func `a redactor that is quick is asked for every span, from many threads at once`() async {
        let stage = stage { $0.attributes["seen"] = true }
        let count = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var seen = 0
                    for _ in 0..<200 {
                        var record = SpanRecord.sample(of: Generic("work"))
                        stage.redact(&record)
                        if record.attributes["seen"] == true { seen += 1 }
                    }
                    return seen
                }
            }
            return await group.reduce(0, +)
        }
        #expect(count == 1600)
        #expect(stage.statistics == RedactionStatistics())
    }

    @Test func `a stage that nobody needs any more lets its threads go`() {
        final class Token: Sendable {}
        weak var token: Token?
        do {
            let strong = Token()
            token = strong
            let stage = RedactionStage(redactors: [Hook { [strong] _ in _ = strong }])
            var record = SpanRecord.sample(of: Generic("work"))
            stage.redact(&record)
        }
        // The thread lets its last job go a moment after the span has its answer.
        let deadline = ContinuousClock.now + .seconds(10)
        while token != nil, ContinuousClock.now < deadline { usleep(1000) }
        #expect(token == nil)
    }
}
