// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import Foundation
import GenAIConventions
import GenAIExport
import GenAIOTLP
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization

/// Sends spans full of canaries through a real pipeline, to everything that a pipeline writes to, and looks for the
/// canaries in all of it.
struct CanaryRun {
    /// What came out.
    struct Report: Sendable {
        /// Spans that were recorded.
        var recorded = 0
        /// Where every span went, for each destination.
        var statistics: [PipelineStatistics] = []
        /// Places that were looked at, with how many bytes stood there.
        var places: [(name: String, byteCount: Int)] = []
        /// One sentence for each canary that arrived, and where.
        var leaks: [String] = []

        /// Whether every span arrived, so that its absence of secrets means something.
        var isComplete: Bool {
            recorded > 0 && !statistics.isEmpty
                && statistics.allSatisfy { $0.isBalanced && $0.exported == recorded }
        }
    }

    let stage: RedactionStage
    /// The canaries; fewer make it faster.
    var test = RedactionSelfTest()

    /// How long the last spans may take to be delivered.
    private static let deliveryTime = Duration.seconds(60)

    /// Keeps what was written to it.
    private final class Sink: Sendable {
        private let guarded = Mutex<[[UInt8]]>([])

        func add(_ bytes: some Sequence<UInt8>) { guarded.withLock { $0.append(Array(bytes)) } }

        var pieces: [[UInt8]] { guarded.withLock { $0 } }
        var bytes: [UInt8] { Array(pieces.joined()) }
    }

    /// Plants, delivers and looks.
    ///
    /// - Throws: When the pipeline, the receiver or the file cannot be made.
    func run() async throws -> Report {
        let wire = Sink()
        let console = Sink()
        let diagnostics = Sink()
        let server = LoopbackServer()
        try await server.start { request in
            wire.add(try await request.bodyData)
            wire.add(request.headers.flatMap { "\($0.key.rawValue): \($0.value)\n".utf8 })
            return HTTPResponse(statusCode: .ok)
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "genai-canaries-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }

        let quiet = Diagnostics(minimumLevel: .debug) { _, text in diagnostics.add(text.utf8) }
        var destination = OTLPHTTPConfiguration()
        destination.endpoint = try Endpoint(try server.url(path: "/v1/traces").absoluteString)
        destination.compression = OTLPCompression.none
        // The profile that says most: what any dialect writes is looked at.
        let convention = Profile.universal
        let exporters: [any SpanExporter] = [
            try OTLPHTTPExporter(destination, convention: convention),
            JSONLinesSpanExporter(.file(path: file.path), convention: convention),
            ConsoleSpanExporter(convention: convention) { console.add($0.utf8) },
        ]
        var batches = BatchConfiguration()
        batches.overflow = .wait(upTo: Self.deliveryTime)
        let telemetry = Telemetry(
            resource: Resource(service: "self-test", attributes: test.resourceAttributes),
            processors: try exporters.map {
                try BatchSpanProcessor(exporter: $0, configuration: batches, diagnostics: quiet)
            }, redaction: stage, diagnostics: quiet)

        var report = Report()
        report.recorded = test.plant(in: telemetry)
        await telemetry.shutdown(within: Self.deliveryTime)
        await server.stop()
        report.statistics = telemetry.statistics
        look(
            at: [
                ("the receiver", wire.bytes), ("the file", [UInt8](try Data(contentsOf: file))),
                ("the console", console.bytes), ("the diagnostics", diagnostics.bytes),
            ], &report)
        report.leaks += leaks(inRequests: wire.pieces)
        return report
    }

    private func look(at places: [(name: String, bytes: [UInt8])], _ report: inout Report) {
        for (name, bytes) in places {
            report.places.append((name, bytes.count))
            report.leaks += test.leaks(in: bytes).map { "\($0) arrived at \(name)" }
        }
    }

    /// Where in the requests the canaries stand.
    private func leaks(inRequests bodies: [[UInt8]]) -> [String] {
        var leaks: Set<String> = []
        for body in bodies where !test.leaks(in: body).isEmpty {
            guard let traces = try? OTLPTraces(protobuf: body) else { continue }
            for span in traces.receivedSpans { leaks.formUnion(test.leaks(inside: span)) }
        }
        return leaks.sorted()
    }
}

#endif
