// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIExport
import GenAIOTLP
import GenAITraceAnalysis
import Synchronization
import Testing

@testable import GenAITraceCLI

struct DemoCheckTests {
    private final class Inbox: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
    }

    @Test(.timeLimit(.minutes(1)))
    func `nothing that the demo sends is complained about`() async throws {
        let (library, folder) = try SampleDocuments.library()
        defer { _ = folder }
        let inbox = Inbox()
        let receiver = OTLPReceiver { traces in inbox.traces.withLock { $0.append(traces) } }
        try await receiver.start()
        let model = try await ModelChoice(environment: ["OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""])
        var destination = OTLPHTTPConfiguration()
        destination.endpoint = try Endpoint(traces: try receiver.url.absoluteString)
        _ = try await DemoRun(library: library, model: model.client).ask(DemoQuestion.all, sendingTo: destination) {
            _, _ in
        }
        await model.scripted?.stop()
        await receiver.stop()

        var checker = TraceChecker()
        for traces in inbox.traces.withLock({ $0 }) { checker.add(traces) }
        let report = checker.report()
        #expect(report.spanCount == 45)
        let complaints = report.findings.map(\.finding).filter { $0.severity > .info }
        #expect(complaints.map { "\($0.rule) on \($0.label): \($0.attribute ?? "") \($0.found)" } == [])
    }
}
#endif
