// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

/// An exporter that remembers what it got and does what a test tells it to.
final class ScriptedExporter: SpanExporter {
    enum Behavior: Sendable {
        case accept
        case acceptAfter(Duration)
        case reject(Int)
        case fail(ExportError.Code)
        /// Answers only when the task is cancelled.
        case hang
        /// Answers after three seconds, cancelled or not.
        case ignoreCancellation
    }

    struct State: Sendable {
        var batches: [[SpanID]] = []
        var byteCounts: [Int] = []
        var behavior: Behavior = .accept
        var flushCount = 0
        var hangsOnFlush = false
        var shutdownCount = 0
        var overlap = 0
        var maximumOverlap = 0
        var sawSuppression = true
    }

    let state: Mutex<State>

    init(_ behavior: Behavior = .accept) { state = Mutex(State(behavior: behavior)) }

    var batches: [[SpanID]] { state.withLock { $0.batches } }
    var spanIDs: [SpanID] { batches.flatMap(\.self) }

    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        let behavior = state.withLock { state in
            state.batches.append(batch.spans.map(\.context.spanID))
            state.byteCounts.append(batch.byteCount)
            state.overlap += 1
            state.maximumOverlap = max(state.maximumOverlap, state.overlap)
            if !TelemetryContext.isSuppressed { state.sawSuppression = false }
            return state.behavior
        }
        defer { state.withLock { $0.overlap -= 1 } }
        switch behavior {
        case .accept: return .accepted
        case .acceptAfter(let delay):
            try? await Task.sleep(for: delay)
            return .accepted
        case .reject(let count): return ExportResult(rejectedCount: count, message: "no room")
        case .fail(let code): throw ExportError(code, "It failed as the test asked.")
        case .hang:
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
            throw ExportError(.cancelled, "Cancelled.")
        case .ignoreCancellation:
            await Task.detached { try? await Task.sleep(for: .seconds(3)) }.value
            return .accepted
        }
    }

    func forceFlush() async throws(ExportError) {
        let hangs = state.withLock { state in
            state.flushCount += 1
            return state.hangsOnFlush
        }
        while hangs && !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
    }

    func shutdown() async { state.withLock { $0.shutdownCount += 1 } }
}

/// A scripted exporter that does a part of its work ahead.
final class PreparingExporter: PreparingSpanExporter {
    let scripted: ScriptedExporter
    /// Batches that were prepared while another was on its way.
    let aheadCount = Shared()

    init(_ behavior: ScriptedExporter.Behavior) { scripted = ScriptedExporter(behavior) }

    func prepare(_ batch: SpanBatch) -> @Sendable () async -> Result<ExportResult, ExportError> {
        if scripted.state.withLock({ $0.overlap > 0 }) { aheadCount.add(1) }
        return { [scripted] in
            do throws(ExportError) {
                return .success(try await scripted.export(batch))
            } catch {
                return .failure(error)
            }
        }
    }

    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult { try await prepare(batch)().get() }
    func forceFlush() async throws(ExportError) { try await scripted.forceFlush() }
    func shutdown() async { await scripted.shutdown() }
}

/// A pipeline of one batching processor in front of an exporter.
struct Pipeline {
    let exporter: ScriptedExporter
    let processor: BatchSpanProcessor
    let telemetry: Telemetry

    init(
        _ behavior: ScriptedExporter.Behavior = .accept, _ configure: (inout BatchConfiguration) -> Void = { _ in }
    )
        throws
    {
        var configuration = BatchConfiguration()
        configure(&configuration)
        let exporter = ScriptedExporter(behavior)
        try self.init(exporter, scripted: exporter, configuration)
    }

    /// A pipeline in front of an exporter that does a part of its work ahead.
    init(preparing exporter: PreparingExporter, _ configure: (inout BatchConfiguration) -> Void) throws {
        var configuration = BatchConfiguration()
        configure(&configuration)
        try self.init(exporter, scripted: exporter.scripted, configuration)
    }

    private init(_ exporter: any SpanExporter, scripted: ScriptedExporter, _ configuration: BatchConfiguration) throws {
        self.exporter = scripted
        processor = try BatchSpanProcessor(exporter: exporter, configuration: configuration, diagnostics: .silent)
        telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [processor],
            redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
    }

    /// Ends a number of spans, each with an attribute of so many bytes.
    @discardableResult
    func end(_ count: Int, bytes: Int = 0) -> [SpanID] {
        (0..<count).compactMap { _ in
            let span = telemetry.tracer.startSpan(.span("work"))
            if bytes > 0 { span.setAttribute("filler", .string(String(repeating: "x", count: bytes))) }
            span.end()
            return span.context?.spanID
        }
    }

    var statistics: PipelineStatistics { processor.statistics }
}

/// Asks until the answer is yes, or half a minute has passed.
func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<6000 {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return condition()
}

/// A number that several tasks write.
final class Shared: Sendable {
    private let state = Mutex(0)
    var value: Int { state.withLock { $0 } }
    func add(_ amount: Int) { state.withLock { $0 += amount } }
    func raise(to amount: Int) { state.withLock { $0 = max($0, amount) } }
}
