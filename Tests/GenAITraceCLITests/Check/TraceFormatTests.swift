// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAITraceCLI

struct TraceFormatTests {
    private let traces = SampleSpans.traces(SampleSpans.agentRun)

    private func spans(in bytes: [UInt8]) throws -> Int {
        var count = 0
        try TraceFormat.read(bytes) { traces, _ in count += traces.spanCount }
        return count
    }

    private func problem(_ text: String) -> String {
        do {
            _ = try spans(in: Array(text.utf8))
            return ""
        } catch {
            return "\(error)"
        }
    }

    private var json: String { String(decoding: traces.json(), as: UTF8.self) }
    private var protobuf: [UInt8] { get { unsafe traces.protobuf().withUnsafeBytes { unsafe Array($0) } } }

    @Test func `JSON is read as one request, as lines, as a list, and inside an answer of Jaeger's`() throws {
        let pretty = json.replacingOccurrences(of: "{\"key\":", with: "\n{\n\"key\":")
        #expect(try spans(in: Array(json.utf8)) == 5)
        #expect(try spans(in: Array("\u{FEFF}\n \(pretty)\n".utf8)) == 5)
        #expect(try spans(in: Array("\(json)\r\n\n\(json)".utf8)) == 10)
        #expect(try spans(in: Array("[\(json),\n\(json)]".utf8)) == 10)
        #expect(try spans(in: Array("{\"result\":\(json)}".utf8)) == 5)
        #expect(try spans(in: Array("{\"result\":\(json)}\n{\"result\":\(json)}\n".utf8)) == 10)
    }

    @Test func `protobuf is read as one request, as several in a row, and with lengths before them`() throws {
        let bytes = protobuf
        #expect(try spans(in: bytes) == 5)
        #expect(try spans(in: bytes + bytes) == 10)
        let fixed = [
            UInt8(bytes.count >> 24 & 0xFF), UInt8(bytes.count >> 16 & 0xFF), UInt8(bytes.count >> 8 & 0xFF),
            UInt8(bytes.count & 0xFF),
        ]
        #expect(try spans(in: fixed + bytes + fixed + bytes) == 10)
        let varint = [UInt8(bytes.count & 0x7F | 0x80), UInt8(bytes.count >> 7)]
        #expect(try spans(in: varint + bytes) == 5)
    }

    @Test func `gzip is unpacked, whatever is in it`() throws {
        #expect(try spans(in: try gzipped(Array("\(json)\n\(json)\n".utf8))) == 10)
        #expect(try spans(in: try gzipped(protobuf)) == 5)
        #expect(throws: TraceInputError.self) { try spans(in: Array(try gzipped(protobuf).dropLast(9))) }
    }

    @Test func `a mistake is told with its line or its byte`() {
        #expect(problem("\(json)\n{\"resourceSpans\":1}\n").hasPrefix("Line 2: "))
        #expect(problem("\(json)\n\n{\n").hasPrefix("Line 3: "))
        #expect(problem("{\"resourceSpans\":[").contains("byte 18"))
        #expect(problem(String(json.dropLast(3))).contains("at byte"))
    }

    @Test func `other things are named`() {
        #expect(problem("{\"resourceMetrics\":[]}").contains("metrics"))
        #expect(problem("{\"resourceLogs\":[]}").contains("logs"))
        #expect(problem("{\"data\":[{\"traceID\":\"1\",\"spans\":[]}]}").contains("api/v3"))
        #expect(problem("{\"error\":{\"message\":\"not found\"}}").contains("error"))
        #expect(problem("{}").contains("resourceSpans"))
        #expect(problem("[1]").contains("neither"))
        #expect(problem("").contains("nothing"))
        #expect(problem("%PDF-1.7").contains("protobuf"))
        #expect(problem("\u{0}\u{0}\u{0}\u{0}").contains("protobuf"))
    }

    @Test func `an empty request is a request`() throws {
        var requests = 0
        try TraceFormat.read(Array("{\"resourceSpans\":[]}".utf8)) { _, _ in requests += 1 }
        #expect(requests == 1)
    }

    @Test func `no piece of a good file makes the reader trap`() throws {
        let bytes = protobuf
        for length in stride(from: 0, to: bytes.count, by: 7) { _ = try? spans(in: Array(bytes.prefix(length))) }
        let text = Array(json.utf8)
        for length in stride(from: 0, to: text.count, by: 29) { _ = try? spans(in: Array(text.prefix(length))) }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var broken = bytes
            broken[Int.random(in: broken.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            _ = try? spans(in: broken)
        }
    }
}
#endif
