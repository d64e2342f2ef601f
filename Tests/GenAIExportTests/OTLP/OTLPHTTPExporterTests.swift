// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAIExport

@Suite struct OTLPHTTPExporterTests {
    private func exporter(
        to server: FaultServer, _ configure: (inout OTLPHTTPConfiguration) throws -> Void = { _ in }
    ) throws -> OTLPHTTPExporter {
        var configuration = OTLPHTTPConfiguration()
        configuration.endpoint = server.endpoint
        configuration.retry.initialDelay = .milliseconds(10)
        configuration.retry.maximumDelay = .milliseconds(40)
        try configure(&configuration)
        return try OTLPHTTPExporter(configuration)
    }

    @Test func `a batch arrives as protobuf on the traces path, with the headers that were asked for`() async throws {
        let server = try FaultServer(.ok)
        defer { server.stop() }
        let exporter = try exporter(to: server) {
            try $0.headers.set("x-tenant", to: "blue")
            $0.userAgentPrefix = "handbook/2"
        }
        let batch = makeBatch(3)
        #expect(try await exporter.export(batch) == .accepted)
        let received = try #require(server.received.first)
        #expect(received.line.hasPrefix("POST /v1/traces "))
        #expect(received.header("content-type") == "application/x-protobuf")
        #expect(received.header("x-tenant") == "blue")
        #expect(received.header("user-agent")?.hasPrefix("handbook/2 genai-telemetry/") == true)
        #expect(received.header("content-encoding") == nil)
        let traces = try OTLPTraces(protobuf: received.body)
        #expect(traces.spans.map(\.spanID) == batch.spans.map(\.context.spanID))
        await exporter.shutdown()
    }

    @Test func `gzip that is configured is gzip on the wire, and what it holds is the batch`() async throws {
        let server = try FaultServer(.ok)
        defer { server.stop() }
        let exporter = try exporter(to: server) { $0.compression = .gzip }
        let batch = makeBatch(100)
        _ = try await exporter.export(batch)
        let received = try #require(server.received.first)
        #expect(received.header("content-encoding") == "gzip")
        let body = try Gzip.decompress(received.body, limit: 1 << 20)
        #expect(body.count > received.body.count * 2)
        #expect(try OTLPTraces(protobuf: body).spans.count == 100)
        await exporter.shutdown()
    }

    @Test func `JSON is sent as JSON`() async throws {
        let server = try FaultServer(.ok)
        defer { server.stop() }
        let exporter = try exporter(to: server) { $0.encoding = .httpJSON }
        _ = try await exporter.export(makeBatch(2))
        let received = try #require(server.received.first)
        #expect(received.header("content-type") == "application/json")
        #expect(try OTLPTraces(json: received.body).spans.count == 2)
        await exporter.shutdown()
    }

    @Test(arguments: [429, 502, 503, 504])
    func `a busy destination is asked again with the same bytes`(status: Int) async throws {
        let server = try FaultServer(.respond(status), .respond(status), .ok)
        defer { server.stop() }
        let exporter = try exporter(to: server)
        #expect(try await exporter.export(makeBatch(2)) == .accepted)
        #expect(server.received.count == 3)
        #expect(Set(server.received.map(\.body)).count == 1)
        await exporter.shutdown()
    }

    @Test(arguments: [301, 307, 401, 403, 404, 405, 408, 415, 500, 501, 505])
    func `a refusal that is not about the spans is final after one request`(status: Int) async throws {
        let server = try FaultServer(.respond(status))
        defer { server.stop() }
        let exporter = try exporter(to: server)
        await #expect(throws: ExportError.self) { try await exporter.export(makeBatch(2)) }
        #expect(server.received.count == 1)
        await exporter.shutdown()
    }

    @Test func `a partial success is told and nothing is sent again`() async throws {
        let partial = OTLPTraceResponse(rejectedSpans: 2, errorMessage: "too\u{1B}[31m old").protobuf()
        let server = try FaultServer(.answering(200, body: partial, contentType: "application/x-protobuf"))
        defer { server.stop() }
        let exporter = try exporter(to: server)
        let result = try await exporter.export(makeBatch(3))
        #expect(result.rejectedCount == 2)
        #expect(result.message == "too [31m old")
        #expect(server.received.count == 1)
        await exporter.shutdown()
    }

    @Test func `a flush cuts the wait before the next attempt short`() async throws {
        let server = try FaultServer(.respond(503), .ok)
        defer { server.stop() }
        let exporter = try exporter(to: server) {
            $0.retry.initialDelay = .seconds(20)
            $0.retry.maximumDelay = .seconds(20)
        }
        let batch = makeBatch(1)
        let export = Task { try await exporter.export(batch) }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        while server.received.count < 2, ContinuousClock.now - start < .seconds(10) {
            try await exporter.forceFlush()
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await export.value == .accepted)
        #expect(ContinuousClock.now - start < .seconds(10))
        await exporter.shutdown()
    }

    @Test func `a cancelled export leaves its wait at once`() async throws {
        let server = try FaultServer(.respond(503))
        defer { server.stop() }
        let exporter = try exporter(to: server) { $0.retry.initialDelay = .seconds(25) }
        let batch = makeBatch(1)
        let export = Task { () -> ExportError.Code? in
            do throws(ExportError) {
                _ = try await exporter.export(batch)
                return nil
            } catch {
                return error.code
            }
        }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        export.cancel()
        #expect(await export.value == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(10))
        await exporter.shutdown()
    }

    @Test func `what a server echoes is redacted, cut short and free of control characters`() async throws {
        let key = "sk-proj-" + String(repeating: "a1B2", count: 20) + "T3BlbkFJ" + String(repeating: "c3D4", count: 20)
        let echo = Array("invalid token \(key)\u{1B}]0;x\u{7}".utf8) + Array(repeating: UInt8(ascii: "x"), count: 5000)
        let server = try FaultServer(.answering(401, body: echo, contentType: "text/plain"))
        defer { server.stop() }
        let exporter = try exporter(to: server)
        do throws(ExportError) {
            _ = try await exporter.export(makeBatch(1))
            Issue.record("A 401 was taken for a success.")
        } catch {
            #expect(error.code == .unauthorized)
            #expect(!error.message.contains("a1B2a1B2"))
            #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
            #expect(error.message.utf8.count < 700)
        }
        await exporter.shutdown()
    }

    @Test(arguments: ["unknown API key %", "%", "key=%25", "you sent [%]."])
    func `a header's value is not shown, however a server repeats it`(echo: String) async throws {
        let key = "0123456789abcdef0123456789abcdef"
        for part in [key, String(key.prefix(16))] {
            let body = Array(echo.replacing("%", with: part).utf8)
            let partial = OTLPTraceResponse(rejectedSpans: 1, errorMessage: echo.replacing("%", with: part)).protobuf()
            let server = try FaultServer(
                .answering(401, body: body, contentType: "text/plain"),
                .answering(200, body: partial, contentType: "application/x-protobuf"))
            defer { server.stop() }
            let exporter = try exporter(to: server) {
                try $0.headers.set("x-honeycomb-team", to: key)
                $0.retry.refusedDelay = .milliseconds(1)
            }
            do throws(ExportError) {
                _ = try await exporter.export(makeBatch(1))
                Issue.record("A 401 was taken for a success.")
            } catch {
                #expect(!error.message.contains("01234567"))
            }
            let result = try await exporter.export(makeBatch(2))
            #expect(result.message?.contains("01234567") == false)
            await exporter.shutdown()
        }
    }

    @Test func `a product name with a line break is refused when the exporter is made`() {
        var configuration = OTLPHTTPConfiguration()
        configuration.userAgentPrefix = "a/1\r\nx-evil: 1"
        #expect(throws: ConfigurationError.self) { try OTLPHTTPExporter(configuration) }
    }

    @Test func `nobody there is a sentence with advice, not a crash`() async throws {
        let server = try FaultServer(.ok)
        server.stop()
        let exporter = try exporter(to: server) { $0.retry = .never }
        do throws(ExportError) {
            _ = try await exporter.export(makeBatch(1))
            Issue.record("A closed port took a batch.")
        } catch {
            #expect(error.code == .unreachable)
            #expect(error.message.contains("127.0.0.1"))
        }
        await exporter.shutdown()
    }

    @Test func `the exporters keep the contract`() async throws {
        let server = try FaultServer(.ok)
        defer { server.stop() }
        let endpoint = server.endpoint
        let overHTTP = await SpanExporterContract {
            var configuration = OTLPHTTPConfiguration()
            configuration.endpoint = endpoint
            return (try? OTLPHTTPExporter(configuration)) ?? BrokenExporter()
        }.violations()
        #expect(overHTTP.isEmpty, "\(overHTTP)")
        let directory = try TemporaryDirectory()
        let path = directory.path + "/contract.jsonl"
        let toFile = await SpanExporterContract { JSONLinesSpanExporter(.file(path: path)) }.violations()
        #expect(toFile.isEmpty, "\(toFile)")
    }
}

/// Breaks every promise, so that a failed construction cannot pass for a kept contract.
private struct BrokenExporter: SpanExporter {
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult { throw ExportError(.other, "Broken.") }
    func forceFlush() async throws(ExportError) { throw ExportError(.other, "Broken.") }
    func shutdown() async {}
}

extension FaultServer.Received {
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

extension FaultBehaviour {
    /// Answers with bytes of a type.
    static func answering(_ status: Int, body: [UInt8], contentType: String) -> Self {
        let head =
            "HTTP/1.1 \(status) Words\r\nContent-Type: \(contentType)\r\nContent-Length: \(body.count)\r\n\r\n"
        return Self(output: Array(head.utf8) + body)
    }
}
