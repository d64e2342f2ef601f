// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Reads the chunks of one stream, in whatever form they come: bytes of the wire, or values of a client's type.
struct StreamReader: Sendable {
    /// Bytes that come one by one are read when a line is complete, or there are this many.
    private static let pendingByteCount = 1024

    private var assembler: any ResponseAssembler
    private var parser: ResponseStreamParser
    private var pending: [UInt8] = []

    init(_ adapter: any ProviderAdapter, contentType: String? = nil) {
        assembler = adapter.makeAssembler()
        parser = ResponseStreamParser(contentType: contentType)
    }

    /// What was read at once.
    struct Reading {
        var pieceCount = 0
        var contents: PieceContents = []
    }

    /// What the provider said inside the stream went wrong.
    var failure: ProviderFailure? { assembler.failure }

    /// Reads bytes as they came over the wire.
    mutating func add(bytes: some Sequence<UInt8>) -> Reading {
        var reading = Reading()
        parser.add(bytes) { piece in
            reading.pieceCount += 1
            reading.contents.formUnion(assembler.add(piece))
        }
        return reading
    }

    /// Reads a byte of a stream that comes byte by byte.
    mutating func add(byte: UInt8) -> Reading {
        pending.append(byte)
        guard byte == UInt8(ascii: "\n") || pending.count == Self.pendingByteCount else { return Reading() }
        defer { pending.removeAll(keepingCapacity: true) }
        return add(bytes: pending)
    }

    /// Reads a value whose JSON is one piece of the stream.
    mutating func add(value: some Encodable) -> Reading {
        var json = JSONWriter()
        json.value(JSONValueEncoder.value(of: value))
        return Reading(pieceCount: 1, contents: assembler.add(StreamPiece(data: json.utf8[...])))
    }

    /// Puts what was assembled into a call.
    mutating func finish(into call: inout ProviderCall) {
        if !pending.isEmpty { parser.add(pending) { _ = assembler.add($0) } }
        parser.finish { _ = assembler.add($0) }
        assembler.finish(into: &call)
    }
}
