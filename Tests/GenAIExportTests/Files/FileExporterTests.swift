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
        let lines = try read(path).split(separator: UInt8(ascii: "\n")).map(Array.init)
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

    private func read(_ path: String) throws -> [UInt8] {
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
