// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAIOTLP
import GenAITelemetry

/// Reads recorded traces whatever form they have, which their first bytes tell.
///
/// OTLP/JSON, one request or one a line or a list of them, also inside the `{"result": …}` of Jaeger's interface; OTLP
/// protobuf, one request or several in a row or with their lengths before them; any of them compressed with gzip.
enum TraceFormat {
    /// The most bytes that are held in memory at once.
    static let maximumSize = 512 << 20

    /// Reads everything that some bytes hold.
    ///
    /// - Parameters:
    ///   - bytes: The contents of a file or the answer of a server.
    ///   - consume: Is given each request, and how many bytes of the input are done.
    /// - Throws: ``TraceInputError`` where the input is something else.
    static func read(_ bytes: [UInt8], _ consume: (OTLPTraces, Int) -> Void) throws(TraceInputError) {
        var bytes = bytes
        if bytes.starts(with: [0x1F, 0x8B]) { bytes = try unpacked(bytes) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let first = bytes.first(where: { !isSpace($0) }) else {
            throw TraceInputError(.content, "There is nothing in it.")
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            try readJSON(bytes, consume)
        } else {
            try readProtobuf(bytes, consume)
        }
    }

    /// Whether a line is a whole JSON object: the first line of such a file tells that all are.
    static func isObject(_ line: [UInt8]) -> Bool {
        guard line.first(where: { !isSpace($0) }) == UInt8(ascii: "{") else { return false }
        return line.last { !isSpace($0) } == UInt8(ascii: "}")
            && JSONReader.isValid(String(decoding: line, as: UTF8.self), maximumDepth: 1_024)
    }

    static func isBlank(_ line: some Sequence<UInt8>) -> Bool { line.allSatisfy(isSpace) }

    /// The requests in one JSON text.
    static func requests(inJSON json: [UInt8], line: Int?) throws(TraceInputError) -> [OTLPTraces] {
        var limits = OTLPDecodingLimits()
        limits.byteCount = max(limits.byteCount, json.count)
        var failure: OTLPDecodingError?
        do throws(OTLPDecodingError) {
            let traces = try OTLPTraces(json: json, limits: limits)
            if !traces.resourceSpans.isEmpty { return [traces] }
        } catch {
            failure = error
        }
        return try wrapped(json, line: line, failure: failure)
    }

    // MARK: JSON

    private static func readJSON(_ bytes: [UInt8], _ consume: (OTLPTraces, Int) -> Void) throws(TraceInputError) {
        let firstEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        guard firstEnd < bytes.endIndex, isObject(Array(bytes[..<firstEnd])) else {
            for traces in try requests(inJSON: bytes, line: nil) { consume(traces, bytes.count) }
            return
        }
        var line = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            line += 1
            if !isBlank(bytes[start..<end]) {
                for traces in try requests(inJSON: Array(bytes[start..<end]), line: line) { consume(traces, end) }
            }
            start = end + 1
        }
    }

    /// The requests in a list, or in an object around one; what else stands there is named.
    private static func wrapped(
        _ json: [UInt8], line: Int?, failure: OTLPDecodingError?
    ) throws(TraceInputError) -> [OTLPTraces] {
        let value: AttributeValue
        do throws(JSONError) {
            value = try JSONReader.parse(json, maximumDepth: 1_024)
        } catch {
            throw TraceInputError(.content, "It is not JSON: at byte \(error.offset), \(error.message).", line: line)
        }
        switch value {
        case .array(let elements):
            var all: [OTLPTraces] = []
            for element in elements { all += try requests(inJSON: text(of: element), line: line) }
            return all
        case .map(let members):
            if members["resourceSpans"] != nil, failure == nil { return [OTLPTraces()] }
            if let failure { throw TraceInputError(.content, failure.message, line: line) }
            for name in ["result", "trace"] {
                if case .map? = members[name] {
                    return try requests(inJSON: text(of: members[name] ?? .empty), line: line)
                }
            }
            throw TraceInputError(.content, explanation(of: members), line: line)
        default: throw TraceInputError(.content, "It is JSON, and neither an object nor a list.", line: line)
        }
    }

    private static func text(of value: AttributeValue) -> [UInt8] {
        var json = JSONWriter()
        json.value(value)
        return json.utf8
    }

    private static func explanation(of members: Attributes) -> String {
        let expected = "An object with \"resourceSpans\" was expected"
        if members["resourceMetrics"] != nil { return "\(expected); these are metrics." }
        if members["resourceLogs"] != nil { return "\(expected); these are logs." }
        if members["data"] != nil {
            return "\(expected); this looks like Jaeger's own form, and /api/v3/traces/ID gives OTLP."
        }
        if members["batches"] != nil { return "\(expected); this looks like Tempo's own form." }
        if members["error"] != nil || members["errors"] != nil { return "\(expected); this is the report of an error." }
        return "\(expected); this is another one."
    }

    // MARK: Protobuf

    /// Requests in a row are one request to protobuf: its lists are joined.
    private static func readProtobuf(_ bytes: [UInt8], _ consume: (OTLPTraces, Int) -> Void) throws(TraceInputError) {
        var failure = "It holds no span."
        do throws(OTLPDecodingError) {
            var limits = OTLPDecodingLimits()
            limits.byteCount = max(limits.byteCount, bytes.count)
            let traces = try OTLPTraces(protobuf: bytes, limits: limits)
            // Any bytes may look like a message whose fields nobody knows.
            if traces.spanCount > 0 { return consume(traces, bytes.count) }
        } catch {
            failure = error.message
        }
        guard let frames = frames(of: bytes, lengthOf: fixedLength) ?? frames(of: bytes, lengthOf: variableLength)
        else {
            throw TraceInputError(.content, "It is neither JSON nor gzip, and not protobuf of OTLP. \(failure)")
        }
        for (number, frame) in frames.enumerated() {
            do throws(OTLPDecodingError) {
                consume(try OTLPTraces(protobuf: Array(bytes[frame])), frame.upperBound)
            } catch {
                throw TraceInputError(.content, "Request \(number + 1), at byte \(frame.lowerBound): \(error.message)")
            }
        }
    }

    /// Where the requests stand, if the lengths before them lead exactly to the end.
    private static func frames(
        of bytes: [UInt8], lengthOf: (ArraySlice<UInt8>) -> (length: Int, size: Int)?
    ) -> [Range<Int>]? {
        var frames: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            guard let (length, size) = lengthOf(bytes[start...]), length > 0, length <= bytes.count - start - size
            else {
                return nil
            }
            frames.append(start + size..<start + size + length)
            start += size + length
        }
        return frames.isEmpty ? nil : frames
    }

    /// Four bytes, the most significant first: what a collector's file exporter writes.
    private static func fixedLength(_ bytes: ArraySlice<UInt8>) -> (length: Int, size: Int)? {
        bytes.count < 4 ? nil : (bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }, 4)
    }

    /// A varint: what protobuf's own delimited streams have.
    private static func variableLength(_ bytes: ArraySlice<UInt8>) -> (length: Int, size: Int)? {
        var length = 0
        for (index, byte) in bytes.prefix(5).enumerated() {
            length |= Int(byte & 0x7F) << (7 * index)
            if byte < 0x80 { return (length, index + 1) }
        }
        return nil
    }

    private static func unpacked(_ bytes: [UInt8]) throws(TraceInputError) -> [UInt8] {
        do throws(Gzip.DecompressionError) {
            return try Gzip.decompress(bytes, limit: maximumSize)
        } catch {
            throw TraceInputError(
                .content, "It begins like gzip and is damaged, or unpacks to more than \(maximumSize >> 20) MiB.")
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
#endif
