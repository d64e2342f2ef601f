// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite struct FileExporterTests {
    @Test func `each batch is one line of OTLP JSON, in a file that only its owner can read`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/traces.jsonl"
        let exporter = JSONLinesSpanExporter(.file(path: path))
        let first = makeBatch(2, content: "line\nbreak")
        _ = try await exporter.export(first)
        _ = try await exporter.export(makeBatch(3))
        await exporter.shutdown()
        let lines = try contents(of: path).split(separator: UInt8(ascii: "\n")).map(Array.init)
        #expect(lines.count == 2)
        #expect(try OTLPTraces(json: lines[0]).spans.map(\.spanID) == first.spans.map(\.context.spanID))
        #expect(try OTLPTraces(json: lines[1]).spans.count == 3)
        #expect(try permissions(of: path) == 0o600)
    }

    @Test func `a folder that is not there is a sentence that names it`() async throws {
        let exporter = JSONLinesSpanExporter(.file(path: "/nowhere/traces.jsonl"))
        do throws(ExportError) {
            _ = try await exporter.export(makeBatch(1))
            Issue.record("A file in no folder was written.")
        } catch {
            #expect(error.code == .io)
            #expect(error.message.contains("/nowhere/traces.jsonl"))
        }
    }

    @Test func `after half a line the next one starts on a line of its own`() throws {
        var ends: [Int32] = [0, 0]
        let isOpen = unsafe pipe(&ends) == 0
        try #require(isOpen)
        // A pipe that nobody reads takes 64 KiB and then nothing more, as a full disk would.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        var file = AppendOnlyFile(descriptor: ends[1], name: "a full pipe")
        var failure: ExportError?
        do throws(ExportError) {
            try file.append([UInt8](repeating: UInt8(ascii: "a"), count: 200_000))
        } catch {
            failure = error
        }
        #expect(failure?.code == .io)
        var taken = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe read(ends[0], &taken, taken.count)
        #expect(count > 0 && count < 200_000)
        try file.append(Array("b\n".utf8))
        try file.append(Array("c\n".utf8))
        let rest = unsafe read(ends[0], &taken, taken.count)
        #expect(String(decoding: taken.prefix(max(rest, 0)), as: UTF8.self) == "\nb\nc\n")
        close(ends[0])
        close(ends[1])
    }

    @Test func `the console shows a line for each span, and no control character of a model`() async throws {
        let lines = Lines()
        let exporter = ConsoleSpanExporter(convention: GenAIConvention()) { lines.append($0) }
        _ = try await exporter.export(makeBatch(2))
        let text = lines.all.joined()
        #expect(text.split(separator: "\n").count == 2)
        #expect(text.contains("chat gpt-4o"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    private func permissions(of path: String) throws -> mode_t {
        var status = stat()
        let result = unsafe stat(path, &status)
        try #require(result == 0)
        return status.st_mode & 0o777
    }

    private func contents(of path: String) throws -> [UInt8] {
        let opened = unsafe fopen(path, "r")
        guard let file = unsafe opened else {
            Issue.record("\(path) is not there.")
            return []
        }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = unsafe fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return bytes
    }
}
