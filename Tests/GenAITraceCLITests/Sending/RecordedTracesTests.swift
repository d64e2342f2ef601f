// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIOTLP
import Testing

@testable import GenAITraceCLI

struct RecordedTracesTests {
    private let good = String(decoding: SampleSpans.traces(SampleSpans.agentRun).json(), as: UTF8.self)

    private func validate(_ text: String) throws -> RecordedTraces.Summary {
        let folder = try TemporaryFolder()
        return try RecordedTraces(path: try folder.write("traces.jsonl", text)).validate()
    }

    private func problem(_ text: String) -> RecordedTracesError? {
        do {
            _ = try validate(text)
            return nil
        } catch {
            return error as? RecordedTracesError
        }
    }

    @Test func `a file of traces is summed up, empty lines, Windows lines and a missing last line feed included`()
        throws
    {
        let summary = try validate("\(good)\r\n\n  \n\(good)")
        #expect(summary.lines == 2 && summary.spans == 10)
    }

    @Test func `a line that is no trace is named, with what was expected`() {
        for bad in ["{", "nonsense", "[1]", "{}", "{\"a\":1}", "{\"resourceSpans\":1}", "\u{FEFF}{}", "\u{1F}\u{8B}"] {
            let found = problem("\(good)\n\n\(bad)\n\(good)\n")
            #expect(found?.line == 3, "\(bad)")
            #expect(found?.description.contains("resourceSpans") == true, "\(bad)")
        }
    }

    @Test func `metrics and logs are told apart from traces`() {
        #expect(problem("{\"resourceMetrics\":[]}")?.problem == .otherKind("metrics"))
        #expect(problem("{\"resourceLogs\":[]}")?.problem == .otherKind("logs"))
    }

    @Test func `spans without valid ids are refused, because backends lose a whole batch over them`() {
        func line(_ trace: String, _ span: String) -> String {
            #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"\#(trace)","spanId":"\#(span)","name":"x"}]}]}]}"#
        }
        let trace = String(repeating: "ab", count: 16)
        let span = String(repeating: "cd", count: 8)
        #expect(problem(line(trace, span)) == nil)
        #expect(problem(line(String(repeating: "0", count: 32), span))?.problem == .noTraceID(1))
        #expect(problem(line(trace, ""))?.problem == .noSpanID(1))
    }

    @Test func `a file without a span is no file of traces`() {
        #expect(problem("")?.problem == .nothing)
        #expect(problem("\n\n{\"resourceSpans\":[]}\n")?.problem == .nothing)
    }

    @Test func `a gzip file is read like its contents, and a damaged one is refused`() throws {
        let folder = try TemporaryFolder()
        let packed = try gzipped(Array("\(good)\n\(good)\n".utf8))
        let whole = try folder.write("traces.jsonl.gz", packed)
        #expect(try RecordedTraces(path: whole).validate().spans == 10)
        let damaged = try folder.write("damaged.gz", Array(packed.dropLast(9)))
        #expect(throws: FileError.self) { try RecordedTraces(path: damaged).validate() }
    }

    @Test func `a file that is not there is told`() {
        #expect(throws: FileError.self) { try RecordedTraces(path: "/nowhere/traces.jsonl").validate() }
    }

    @Test func `lines longer than a chunk are read whole`() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "x", count: 700_000)
        var reader = try LineReader(path: try folder.write("long", "\(long)\nshort\n\nlast"))
        var lengths: [Int] = []
        while let line = try reader.next() { lengths.append(line.count) }
        #expect(lengths == [700_000, 5, 0, 4])
        #expect(reader.byteCount == reader.totalByteCount)
    }
}

#endif
