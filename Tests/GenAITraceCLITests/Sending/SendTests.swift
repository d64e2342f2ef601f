// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import FlyingFox
import Foundation
import GenAIOTLP
import Synchronization
import Testing

@testable import GenAITraceCLI

struct SendTests {
    private let first = SampleSpans.traces(SampleSpans.agentRun)
    private let second = SampleSpans.traces([SampleSpans.span("other", id: 7, trace: 2)])

    private func file(in folder: TemporaryFolder) throws -> String {
        let lines = [first, second].map { String(decoding: $0.json(), as: UTF8.self) }
        return try folder.write("traces.jsonl", lines.joined(separator: "\n"))
    }

    /// Runs the command, and returns its exit code and what a receiver got.
    private func send(_ path: String, _ arguments: String...) async throws -> (code: ExitCode?, got: [OTLPTraces]) {
        let inbox = Inbox()
        let receiver = OTLPReceiver { traces in inbox.traces.withLock { $0.append(traces) } }
        try await receiver.start()
        let command = try Send.parse([path, "--endpoint", try receiver.url.absoluteString] + arguments)
        let code = await exitCode { try await command.run() }
        await receiver.stop()
        return (code, inbox.traces.withLock { $0 })
    }

    private func exitCode(_ body: () async throws -> Void) async -> ExitCode? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ExitCode
        }
    }

    @Test func `recorded traces arrive with the ids that they have`() async throws {
        let folder = try TemporaryFolder()
        let (code, got) = try await send(try file(in: folder))
        #expect(code == nil)
        #expect(got == [first, second])
    }

    @Test func `sending goes on at a line`() async throws {
        let folder = try TemporaryFolder()
        #expect(try await send(try file(in: folder), "--from-line", "2").got == [second])
    }

    @Test func `of a file with one bad line at its end nothing at all is sent`() async throws {
        let folder = try TemporaryFolder()
        let good = String(decoding: first.json(), as: UTF8.self)
        let (code, got) = try await send(try folder.write("bad.jsonl", "\(good)\n\(good)\n{\"a\":1}\n"))
        #expect(code?.rawValue == 65)
        #expect(got.isEmpty)
    }

    @Test func `a missing file, a bad endpoint and a bad header have exit codes of their own`() async throws {
        #expect(try await send("/nowhere/traces.jsonl").code?.rawValue == 66)
        let folder = try TemporaryFolder()
        let path = try file(in: folder)
        let badEndpoint = try Send.parse([path, "--endpoint", "localhost:4318"])
        #expect(await exitCode { try await badEndpoint.run() }?.rawValue == 78)
        let (code, got) = try await send(path, "--header", "Content-Length=7")
        #expect(code?.rawValue == 78)
        #expect(got.isEmpty)
    }

    @Test func `a server that refuses is told from one that is missing`() async throws {
        let folder = try TemporaryFolder()
        let path = try file(in: folder)
        let requests = Mutex<[String?]>([])
        let server = LoopbackServer()
        try await server.start { request in
            requests.withLock { $0.append(request.headers[HTTPHeader("x-key")]) }
            return HTTPResponse(statusCode: .unauthorized)
        }
        let url = try server.url(path: "/otlp/v1/traces").absoluteString
        let command = try Send.parse([path, "--endpoint", url, "--header", "x-key=a=b"])
        #expect(await exitCode { try await command.run() }?.rawValue == 69)
        #expect(requests.withLock { $0 } == ["a=b"])
        await server.stop()
    }

    private final class Inbox: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
    }
}

#endif
