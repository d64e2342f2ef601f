// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

@testable import GenAIExport

/// A check that never finds anything would let every leak pass.
@Suite struct LeakCheckTests {
    private final class Reports: Sendable {
        private let state = Mutex<[String]>([])
        var check: LeakCheck { LeakCheck { [self] report in state.withLock { $0.append(report) } } }
        var all: [String] { state.withLock { $0 } }
    }

    /// A span with a canary that nothing has taken out.
    private static let leaking = Array("{\"note\": \"a \(Canary.credentials[0].text) b\"}".utf8)

    @Test(arguments: [false, true])
    func `a leak to a server is seen, compressed or not`(isCompressed: Bool) async throws {
        let reports = Reports()
        let server = try FaultServer(script: [.ok], leakCheck: reports.check)
        let transport = CurlTransport()
        var body = Self.leaking + [UInt8](repeating: 0x20, count: 4_000)
        if isCompressed {
            guard var compressor = GzipCompressor() else {
                Issue.record("There is no memory left.")
                return
            }
            let compressed = compressor.compress(HTTPBody(body))
            body = try #require(compressed).bytes
        }
        _ = await transport.post(body, to: server.endpoint)
        await transport.shutdown(within: .seconds(2))
        server.stop()
        #expect(reports.all.count == 1)
        #expect(reports.all.first?.contains(Canary.credentials[0].name) == true)
    }

    @Test func `a leak into a header is seen`() async throws {
        let reports = Reports()
        let server = try FaultServer(script: [.ok], leakCheck: reports.check)
        let transport = CurlTransport()
        _ = try await transport.post(
            [1], to: server.endpoint, headers: HTTPHeaders(["x-note": Canary.credentials[1].text]))
        await transport.shutdown(within: .seconds(2))
        server.stop()
        #expect(reports.all.count == 1)
    }

    @Test func `a leak into a file is seen when its directory goes`() throws {
        let reports = Reports()
        do {
            let directory = try TemporaryDirectory(leakCheck: reports.check)
            _ = directory.place(Self.leaking, as: "traces.jsonl")
            _ = directory.place("nothing", as: "other")
        }
        #expect(reports.all.count == 1)
    }

    @Test func `a leak into printed lines is seen`() {
        let reports = Reports()
        let lines = Lines(leakCheck: reports.check)
        lines.append("nothing")
        lines.append(String(decoding: Self.leaking, as: UTF8.self))
        #expect(reports.all.count == 1)
    }

    @Test func `the spans of these tests have canaries planted that are taken out`() throws {
        let records = makeBatch(3).spans.map(\.record)
        #expect(records.count == 3)
        for record in records { #expect(record.redaction?.counts.isEmpty == false) }
    }
}
