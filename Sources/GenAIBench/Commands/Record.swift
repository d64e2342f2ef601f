// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import CGenAICounters
import GenAITelemetry

/// The command `genai-bench record`.
struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record chats, and deliver them nowhere.",
        discussion: """
            From the start of the span until it is sealed: its fields, its messages, its event, its end. The spans go to a \
            processor that keeps nothing, or with --queue through the queue of a real pipeline, which a thread of its own \
            empties into nothing; then a thread that finds the queue full waits, and that is in the time.

            The line of JSON has ns_per_span, the time that one thread takes for one of its spans (so it is the same for \
            any number of threads as long as they are not in each other's way); spans_per_s, of all threads; \
            allocations_per_span, the blocks that the recording threads ask for, exactly, by a malloc of our own: the \
            texts are made before and cost none; and the other figures of `genai-bench export --help`.

            Examples:
              genai-bench record
              genai-bench record --threads 2
              genai-bench record --queue --redaction on
            """)

    @Option(help: "How many, by each thread.")
    var spans = 200_000
    @Option(help: "Threads that record.")
    var threads = 1
    @Flag(help: "Let the spans go through a queue that is being emptied.")
    var queue = false
    @Option(help: "Whether credentials are looked for; only here can it be switched off.")
    var redaction = Export.Redaction.off

    func validate() throws {
        guard spans > 0 else { throw ValidationError("There must be a span to record.") }
        guard 1...64 ~= threads else { throw ValidationError("There can be 1 to 64 threads.") }
    }

    func run() throws {
        // Each thread has its own, as requests have: a text that two threads share is counted up and down by both.
        let workloads = (0..<threads).map { _ in StandardWorkload() }
        let telemetry = Telemetry(
            resource: Resource(attributes: Attributes([("service.name", "bench")] + StandardWorkload.resource)),
            processors: [try makeProcessor()],
            redaction: RedactionStage(policy: redaction == .on ? .credentials : .switchedOff))
        // What is made at its first use is made here.
        workloads[0].recordChats(1000, telemetry.tracer)

        let totals = ThreadTotals()
        let measurement = Measurement()
        Producers.run(threads) { [spans] thread in
            let tracer = telemetry.tracer
            let allocations = genai_counters_allocations()
            let start = SystemClock().monotonicTime()
            workloads[thread].recordChats(spans, tracer)
            totals.add(
                nanoseconds: SystemClock().monotonicTime() - start,
                allocations: genai_counters_allocations() - allocations)
        }
        var figures = measurement.figures(spanCount: spans * threads)
        let count = Double(spans * threads)
        figures["ns_per_span"] = .double(Double(totals.nanoseconds) / count)
        if genai_counters_count_allocations() {
            figures["allocations_per_span"] = .double(Double(totals.allocations) / count)
        }
        telemetry.shutdownAndWait(within: .seconds(60))
        figures["threads"] = .int(Int64(threads))
        figures["queue"] = .bool(queue)
        figures["redaction"] = .string(redaction.rawValue)
        figures["dropped"] = .int(Int64(telemetry.statistics.first?.droppedCount ?? 0))
        Measurement.print(figures)
    }

    private func makeProcessor() throws -> any SpanProcessor {
        guard queue else { return ForgettingProcessor() }
        var batch = BatchConfiguration()
        batch.maxQueueSize = Export.queueSize
        batch.maxExportBatchSize = Encode.batchSize
        batch.overflow = .wait(upTo: .seconds(600))
        return try BatchSpanProcessor(exporter: ForgettingExporter(), configuration: batch)
    }
}

#endif
