// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIExport
import GenAIOTLP
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAITraceCLI

struct SpoolCommandTests {
    private func path(_ name: String, _ folder: TemporaryFolder) -> String {
        folder.url.appending(path: name).path(percentEncoded: false)
    }

    /// A spool that a process has left, whose endpoint was never there.
    private func spool(in folder: TemporaryFolder, batches: Int = 3) async throws -> String {
        let path = self.path("spool", folder)
        var configuration = OTLPHTTPConfiguration()
        configuration.endpoint = try Endpoint("http://127.0.0.1:9/v1/traces")
        let exporter = try SpoolingSpanExporter(
            OTLPHTTPExporter(configuration), SpoolConfiguration(directory: path), diagnostics: .silent)
        let processor = try BatchSpanProcessor(exporter: exporter, diagnostics: .silent)
        let telemetry = Telemetry(resource: Resource(service: "spool-tests"), processors: [processor])
        for number in 0..<batches {
            telemetry.tracer.withSpan(.chat(model: "model-\(number)", provider: .openAI)) { _ in }
            _ = await processor.forceFlush(within: .seconds(10))
        }
        _ = await processor.shutdown(within: .seconds(5))
        return path
    }

    @Test func `what waits is shown as a table, and as JSON`() async throws {
        let folder = try TemporaryFolder()
        let path = try await spool(in: folder)
        let table = await CommandRun("spool", path)
        #expect(table.code == 0)
        #expect(table.out.contains("3 spans wait."))
        #expect(table.out.contains("gone") && table.out.contains("none"))
        let json = await CommandRun("spool", path, "--json")
        guard case .map(let object)? = try? JSONReader.parse(json.out.utf8) else {
            Issue.record("This is no JSON: \(json.out)")
            return
        }
        #expect(object["spans"] == 3 && object["damaged_spans"] == 0)
    }

    @Test func `what waits can be saved, and stays where it is`() async throws {
        let folder = try TemporaryFolder()
        let path = try await spool(in: folder)
        let file = self.path("saved.jsonl", folder)
        let run = await CommandRun("spool", path, "--export", file)
        #expect(run.code == 0)
        #expect(run.notes.contains("Saved 3 spans"))
        #expect(try CommandRun.spans(in: file).map(\.name) == ["chat model-0", "chat model-1", "chat model-2"])
        #expect(await CommandRun("spool", path).out.contains("3 spans wait."))
    }

    @Test func `what waits can be sent`() async throws {
        let folder = try TemporaryFolder()
        let path = try await spool(in: folder)
        let inbox = Inbox()
        let receiver = OTLPReceiver { traces in inbox.traces.withLock { $0.append(traces) } }
        try await receiver.start()
        let run = await CommandRun("spool", path, "--export", try receiver.url.absoluteString)
        await receiver.stop()
        #expect(run.code == 0)
        #expect(inbox.traces.withLock { $0 }.reduce(0) { $0 + $1.spanCount } == 3)
    }

    @Test func `damage is counted`() async throws {
        let folder = try TemporaryFolder()
        let path = try await spool(in: folder)
        let process = try #require(FileManager.default.contentsOfDirectory(atPath: path).first)
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: "\(path)/\(process)").first { $0.hasSuffix(".spool") })
        let file = URL(fileURLWithPath: "\(path)/\(process)/\(name)")
        var bytes = try Data(contentsOf: file)
        bytes[100] ^= 1
        try bytes.write(to: file)
        let run = await CommandRun("spool", path)
        #expect(run.out.contains("2 spans wait."))
        #expect(run.out.contains("1 span lost"))
    }

    @Test func `an empty directory holds nothing, and a missing one is an error`() async throws {
        let folder = try TemporaryFolder()
        #expect(await CommandRun("spool", self.path("none", folder)).code == 66)
        try FileManager.default.createDirectory(atPath: self.path("empty", folder), withIntermediateDirectories: false)
        let run = await CommandRun("spool", self.path("empty", folder))
        #expect(run.code == 0 && run.out.contains("nothing waits here"))
    }

    private final class Inbox: Sendable {
        let traces = Mutex<[OTLPTraces]>([])
    }
}

#endif
