// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIOTLP
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAITraceCLI

struct OTLPReceiverTests {
    private final class Inbox: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
        var all: [OTLPTraces] { traces.withLock { $0 } }
    }

    private func withReceiver(
        _ body: (_ url: URL, _ receiver: OTLPReceiver, _ inbox: Inbox) async throws -> Void
    ) async throws {
        let inbox = Inbox()
        let receiver = OTLPReceiver { traces in inbox.traces.withLock { $0.append(traces) } }
        try await receiver.start()
        try await body(try receiver.url.appending(path: "v1/traces"), receiver, inbox)
        await receiver.stop()
    }

    private var sample: OTLPTraces { SampleSpans.traces(SampleSpans.agentRun) }

    private func protobuf(_ traces: OTLPTraces) -> [UInt8] {
        unsafe traces.protobuf().withUnsafeBytes { unsafe Array($0) }
    }

    @Test func `protobuf and JSON arrive as they were sent, and are answered in kind`() async throws {
        try await withReceiver { url, receiver, inbox in
            let binary = try await WebClient.send(to: url, body: protobuf(sample))
            #expect(binary.status == 200 && binary.body.isEmpty && binary.contentType == "application/x-protobuf")
            let text = try await WebClient.send(
                to: url, type: "application/json; charset=utf-8", body: sample.json())
            #expect(text.status == 200 && text.text == "{}" && text.contentType == "application/json")
            #expect(inbox.all == [sample, sample])
            #expect(receiver.counts == .init(spans: 10, traceRequests: 2))
        }
    }

    @Test func `gzip is unpacked`() async throws {
        try await withReceiver { url, _, inbox in
            let answer = try await WebClient.send(
                to: url, type: "application/json", encoding: "gzip", body: try gzipped(sample.json()))
            #expect(answer.status == 200)
            #expect(inbox.all == [sample])
        }
    }

    @Test func `a bomb is refused at its limit, and the connection lives on`() async throws {
        try await withReceiver { url, _, inbox in
            let zeros = [UInt8](repeating: 0, count: OTLPRequestBody.limit + 1)
            let bomb = try gzipped(zeros)
            #expect(bomb.count < 200_000)
            #expect(try await WebClient.send(to: url, encoding: "gzip", body: bomb).status == 413)
            #expect(try await WebClient.send(to: url, body: zeros).status == 413)
            #expect(try await WebClient.send(to: url, body: protobuf(sample)).status == 200)
            #expect(inbox.all == [sample])
        }
    }

    @Test func `what is not OTLP is refused with the status that says why`() async throws {
        try await withReceiver { url, receiver, inbox in
            let root = url.deletingLastPathComponent().deletingLastPathComponent()
            #expect(try await WebClient.send(to: root.appending(path: "v2/traces")).status == 404)
            let get = try await WebClient.send("GET", to: url)
            #expect(get.status == 405 && get.allow == "POST")
            #expect(try await WebClient.send(to: url, type: "text/plain").status == 415)
            #expect(try await WebClient.send(to: url, encoding: "zstd").status == 415)
            #expect(try await WebClient.send(to: url, encoding: "gzip", body: [1, 2, 3]).status == 400)
            #expect(receiver.counts.refused == 5)
            #expect(inbox.all.isEmpty)
        }
    }

    @Test func `an unreadable body is answered with a status message of the sender's kind`() async throws {
        try await withReceiver { url, _, _ in
            let json = try await WebClient.send(to: url, type: "application/json", body: Array("[".utf8))
            #expect(json.status == 400)
            guard case .map(let status) = try JSONReader.parse(json.body) else { throw Failure() }
            #expect(status["code"] == 3)
            #expect(status.text("message")?.isEmpty == false)
            let binary = try await WebClient.send(to: url, body: [0xFF, 0xFF, 0xFF])
            #expect(binary.status == 400 && binary.contentType == "application/x-protobuf")
            #expect(binary.body.prefix(3) == [0x08, 3, 0x12])
        }
    }

    @Test func `metrics and logs are taken and not looked at`() async throws {
        try await withReceiver { url, receiver, _ in
            let root = url.deletingLastPathComponent()
            for signal in ["metrics", "logs"] {
                let answer = try await WebClient.send(to: root.appending(path: signal), body: [1])
                #expect(answer.status == 200)
            }
            #expect(receiver.counts == .init(otherRequests: 2))
        }
    }

    @Test func `a request that cannot be stored is to be sent again`() async throws {
        let receiver = OTLPReceiver { _ in throw Failure() }
        try await receiver.start()
        let url = try receiver.url.appending(path: "v1/traces")
        #expect(try await WebClient.send(to: url, body: protobuf(sample)).status == 503)
        #expect(receiver.counts == .init(refused: 1))
        await receiver.stop()
    }

    @Test func `a port that is taken, and a host that is none, are told at once`() async throws {
        try await withReceiver { url, _, _ in
            let second = OTLPReceiver(port: UInt16(url.port ?? 0)) { _ in }
            await #expect(throws: ServerError.self) { try await second.start() }
            let elsewhere = OTLPReceiver(host: "not an address") { _ in }
            await #expect(throws: ServerError.self) { try await elsewhere.start() }
        }
    }

    @Test func `what is recorded is read back as it was received`() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "traces.jsonl").path(percentEncoded: false)
        let recorder = TraceRecorder(path: path)
        try recorder.check()
        try recorder.record(sample)
        try recorder.record(sample)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(try lines.map { try OTLPTraces(json: Array($0.utf8)) } == [sample, sample])
        #expect(throws: ExportError.self) { try TraceRecorder(path: folder.url.path(percentEncoded: false)).check() }
    }

    private struct Failure: Error {}
}

#endif
