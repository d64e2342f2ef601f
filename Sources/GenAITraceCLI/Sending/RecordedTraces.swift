// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry

/// A file of recorded traces: OTLP JSON lines, each an object with `resourceSpans`.
struct RecordedTraces {
    /// What a file holds.
    struct Summary: Hashable, Sendable {
        /// Lines with traces.
        var lines = 0
        /// Spans in them.
        var spans = 0
        /// Bytes that were read.
        var bytes = 0
    }

    /// The file.
    let path: String

    /// Reads the whole file and sends nothing.
    ///
    /// - Returns: What it holds.
    /// - Throws: ``RecordedTracesError`` at the first line that is not a trace; ``FileError``.
    func validate() throws -> Summary {
        var summary = Summary()
        var reader = try LineReader(path: path)
        while let (_, traces) = try Self.next(&reader) {
            if traces.spanCount > 0 { summary.lines += 1 }
            summary.spans += traces.spanCount
        }
        if summary.spans == 0 { throw RecordedTracesError(line: max(reader.lineNumber, 1), .nothing) }
        summary.bytes = reader.byteCount
        return summary
    }

    /// The next line with traces, and its number; nil at the end.
    static func next(_ reader: inout LineReader) throws -> (line: Int, traces: OTLPTraces)? {
        while let line = try reader.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return (reader.lineNumber, try traces(in: line, number: reader.lineNumber))
        }
        return nil
    }

    private static func traces(in line: [UInt8], number: Int) throws(RecordedTracesError) -> OTLPTraces {
        let traces: OTLPTraces
        do throws(OTLPDecodingError) {
            traces = try OTLPTraces(json: line)
        } catch {
            throw RecordedTracesError(line: number, .unreadable(error.message))
        }
        // Readers ignore what they do not know, so anything that is an object reads as no spans.
        if traces.resourceSpans.isEmpty, let kind = kind(of: line) {
            throw RecordedTracesError(line: number, .otherKind(kind))
        }
        var position = 0
        for span in traces.resourceSpans.lazy.flatMap(\.scopeSpans).flatMap(\.spans) {
            position += 1
            if span.traceID == nil { throw RecordedTracesError(line: number, .noTraceID(position)) }
            if span.spanID == nil { throw RecordedTracesError(line: number, .noSpanID(position)) }
        }
        return traces
    }

    /// What an object without `resourceSpans` is; nil for one that has them, and has none in it.
    private static func kind(of line: [UInt8]) -> String? {
        guard case .map(let fields)? = try? JSONReader.parse(line) else { return "something else" }
        if fields["resourceSpans"] != nil { return nil }
        if fields["resourceMetrics"] != nil { return "metrics" }
        if fields["resourceLogs"] != nil { return "logs" }
        return "an object without it"
    }
}

/// Why a file is not one of recorded traces.
struct RecordedTracesError: Error, Hashable, CustomStringConvertible {
    enum Problem: Hashable {
        case unreadable(String)
        case otherKind(String)
        case noTraceID(Int)
        case noSpanID(Int)
        case nothing
    }

    /// The line, from 1.
    let line: Int
    let problem: Problem

    init(line: Int, _ problem: Problem) {
        self.line = line
        self.problem = problem
    }

    var description: String {
        let expected = "expected one JSON object with \"resourceSpans\" per line"
        return switch problem {
        case .unreadable(let message): "Line \(line): \(message) (\(expected))"
        case .otherKind(let kind): "Line \(line): \(expected), found \(kind)."
        case .noTraceID(let span):
            "Line \(line), span \(span): expected a traceId of 32 hexadecimal digits, not all zero."
        case .noSpanID(let span):
            "Line \(line), span \(span): expected a spanId of 16 hexadecimal digits, not all zero."
        case .nothing: "Line \(line): the file ends without a span; \(expected)."
        }
    }
}

#endif
