// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What a processor expects of every exporter, as a suite that you run against your own.
///
/// ```swift
/// @Test func `our exporter keeps the contract`() async {
///     let violations = await SpanExporterContract { MyExporter() }.violations()
///     #expect(violations.isEmpty, "\(violations)")
/// }
/// ```
public struct SpanExporterContract: Sendable {
    private let makeExporter: @Sendable () -> any SpanExporter
    /// How long an exporter may take to notice a cancellation or a flush: long enough for a busy machine.
    private static let patience: Duration = .seconds(10)

    /// Creates the suite.
    ///
    /// - Parameter makeExporter: Makes a new exporter, whose destination takes what it is sent, for each check.
    public init(_ makeExporter: @escaping @Sendable () -> any SpanExporter) { self.makeExporter = makeExporter }

    /// Runs every check.
    ///
    /// - Returns: A sentence for each promise that was broken; nothing when all were kept.
    public func violations() async -> [String] {
        var violations: [String] = []
        violations += await deliversWhatItTakes()
        violations += await flushesWithNothingToDo()
        violations += await refusesAfterShutdown()
        violations += await noticesCancellation()
        return violations
    }

    private func deliversWhatItTakes() async -> [String] {
        let exporter = makeExporter()
        var violations: [String] = []
        for count in [1, 7, 512] {
            do throws(ExportError) {
                let result = try await exporter.export(Self.batch(count))
                if result.rejectedCount != 0 {
                    violations.append("A batch of \(count) spans came back with \(result.rejectedCount) rejected.")
                }
            } catch {
                violations.append("A batch of \(count) spans was not taken: \(error.message)")
            }
        }
        await exporter.shutdown()
        return violations
    }

    private func flushesWithNothingToDo() async -> [String] {
        let exporter = makeExporter()
        var violations: [String] = []
        do throws(ExportError) { try await exporter.forceFlush() } catch {
            violations.append("A flush with nothing to do failed: \(error.message)")
        }
        await exporter.shutdown()
        return violations
    }

    private func refusesAfterShutdown() async -> [String] {
        let exporter = makeExporter()
        await exporter.shutdown()
        await exporter.shutdown()
        do throws(ExportError) {
            _ = try await exporter.export(Self.batch(1))
            return ["An export after shutdown was taken; it must fail with alreadyShutDown."]
        } catch {
            return error.code == .alreadyShutDown
                ? [] : ["An export after shutdown failed with \(error.code), not with alreadyShutDown."]
        }
    }

    private func noticesCancellation() async -> [String] {
        let exporter = makeExporter()
        let batch = Self.batch(8)
        let clock = ContinuousClock()
        let start = clock.now
        let task = Task { try? await exporter.export(batch) }
        task.cancel()
        _ = await task.value
        await exporter.shutdown()
        return clock.now - start < Self.patience
            ? [] : ["A cancelled export returned only after \(clock.now - start)."]
    }

    /// Spans as a processor would hand them over.
    private static func batch(_ count: Int) -> SpanBatch {
        let processor = CollectingSpanProcessor()
        let telemetry = Telemetry(resource: Resource(service: "contract"), processors: [processor])
        for index in 0..<count {
            telemetry.tracer.withSpan(.chat(model: "model-\(index)", provider: .openAI)) { call in
                call.addEvent("contract", attributes: ["index": .int(index)])
            }
        }
        return SpanBatch(processor.spans)
    }
}
