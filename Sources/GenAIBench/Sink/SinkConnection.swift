// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAIOTLP
import GenAITelemetry

/// One client of a sink, and how far its request has come.
struct SinkConnection {
    let descriptor: Int32
    private let decodes: Bool
    /// The bytes of a head that is not complete yet.
    private var head: [UInt8] = []
    /// The bytes of a body that is decoded when it is complete.
    private var body: [UInt8] = []
    private var bodyBytesLeft = 0
    private var isCompressed = false

    /// What is to be sent.
    enum Answer {
        case proceed
        case ok
        /// The rest cannot be understood.
        case close
    }

    /// The longest head of a request, in bytes.
    private static let longestHead = 64 * 1024
    /// The most bytes that a body may become.
    private static let longestBody = 256 * 1024 * 1024

    init(descriptor: Int32, decodes: Bool) {
        self.descriptor = descriptor
        self.decodes = decodes
    }

    /// Takes what has arrived, and returns what is to be answered.
    mutating func receive(_ bytes: ArraySlice<UInt8>, _ figures: inout SinkFigures) -> [Answer] {
        figures.bytes += bytes.count
        var rest = bytes
        var answers: [Answer] = []
        while !rest.isEmpty {
            if bodyBytesLeft > 0 {
                let part = rest.prefix(bodyBytesLeft)
                if decodes { body += part }
                bodyBytesLeft -= part.count
                rest = rest.dropFirst(part.count)
                if bodyBytesLeft == 0 { answers.append(finish(&figures)) }
                continue
            }
            guard let answer = receiveHead(&rest, &figures) else { continue }
            answers.append(answer)
            if case .close = answer { break }
        }
        return answers
    }

    /// Bytes that are to come before anything that has to be read.
    var unwantedByteCount: Int { decodes ? 0 : bodyBytesLeft }

    /// Passes over bytes that have arrived, at most so many as are unwanted, and returns what is to be answered.
    mutating func skip(_ byteCount: Int, _ figures: inout SinkFigures) -> [Answer] {
        figures.bytes += byteCount
        bodyBytesLeft -= byteCount
        return bodyBytesLeft == 0 ? [finish(&figures)] : []
    }

    private mutating func receiveHead(_ rest: inout ArraySlice<UInt8>, _ figures: inout SinkFigures) -> Answer? {
        // A head is some hundred bytes and nearly always arrives whole, so looking for its end again costs nothing.
        let known = head.count
        head += rest.prefix(Self.longestHead)
        guard let end = Self.endOfHead(head) else {
            rest = rest.dropFirst(Self.longestHead)
            return head.count >= Self.longestHead ? .close : nil
        }
        rest = rest.dropFirst(end - known)
        let fields = Self.fields(head.prefix(end))
        head.removeAll(keepingCapacity: true)
        if fields["transfer-encoding"] != nil { return .close }
        bodyBytesLeft = fields["content-length"].flatMap { Int($0) } ?? 0
        guard 0...Self.longestBody ~= bodyBytesLeft else { return .close }
        isCompressed = fields["content-encoding"] == "gzip"
        figures.bodyBytes += bodyBytesLeft
        if bodyBytesLeft == 0 { return finish(&figures) }
        return fields["expect"]?.hasPrefix("100") == true ? .proceed : nil
    }

    private mutating func finish(_ figures: inout SinkFigures) -> Answer {
        figures.requests += 1
        guard decodes else { return .ok }
        defer { body.removeAll(keepingCapacity: true) }
        do {
            let bytes = isCompressed ? try Gzip.decompress(body, limit: Self.longestBody) : body
            figures.spans = (figures.spans ?? 0) + (try OTLPTraces(protobuf: bytes).spanCount)
        } catch {
            figures.undecodable += 1
        }
        return .ok
    }

    /// The index behind the empty line.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (3..<bytes.count).first { index in
            bytes[index] == 10 && bytes[index - 1] == 13 && bytes[index - 2] == 10 && bytes[index - 3] == 13
        }.map { $0 + 1 }
    }

    /// The fields by their names in lower case.
    private static func fields(_ head: ArraySlice<UInt8>) -> [String: String] {
        var fields: [String: String] = [:]
        for line in head.split(separator: 10).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = line[(colon + 1)...].filter { $0 != UInt8(ascii: " ") && $0 != 13 }
            fields[name] = String(decoding: value, as: UTF8.self).lowercased()
        }
        return fields
    }
}

#endif
