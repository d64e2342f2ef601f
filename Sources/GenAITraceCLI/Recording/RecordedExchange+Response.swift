// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry

extension RecordedExchange {
    /// Adds what the response says to a call, and returns how it came out if that was not well.
    func read(
        into call: inout ProviderCall, _ adapter: any ProviderAdapter
    ) throws(RecordedExchangeError) -> SpanStatus? {
        if status >= 400 { return adapter.failure(status: status, body: response.value).spanStatus }
        if response.isEmpty { return nil }
        switch response.value {
        case .map(let members)? where !Self.isChunk(members):
            return adapter.read(.map(members), into: &call)?.spanStatus
        case .map?, .array?, nil: return try readStream(into: &call, adapter)
        default: throw .unreadableResponse
        }
    }

    /// Whether an object is the only chunk of a stream: of one that was cut, or that has one line.
    private static func isChunk(_ members: Attributes) -> Bool {
        members["done"] == false || members["object"] == "chat.completion.chunk"
    }

    private func readStream(
        into call: inout ProviderCall, _ adapter: any ProviderAdapter
    ) throws(RecordedExchangeError) -> SpanStatus? {
        let bytes = response.bytes
        let wasAsked = call.inference?.parameters.isStreamed == true
        var assembler = adapter.makeAssembler()
        var parser = ResponseStreamParser(nil)
        var pieceCount = 0
        var contents = PieceContents()
        func add(_ piece: StreamPiece) {
            pieceCount += 1
            contents.formUnion(assembler.add(piece))
        }
        parser.add(bytes, add)
        parser.finish(add)
        guard pieceCount > 0 || wasAsked && Self.looksStreamed(bytes) else { throw .unreadableResponse }
        assembler.finish(into: &call)
        let isCut = !contents.contains(.end) && assembler.failure == nil
        if var inference = call.inference {
            inference.parameters.isStreamed = true
            inference.streaming.chunkCount = pieceCount
            // Why it was cut is not on record: the consumer may have left, or the connection.
            if !isCut { inference.streaming.outcome = assembler.failure == nil ? .completed : .failed }
            call.inference = inference
        }
        if let failure = assembler.failure { return failure.spanStatus }
        // An answer in the background goes on when nobody listens, and is fetched later.
        let goesOn = if case .map(let members)? = request.value { members["background"] == true } else { false }
        return isCut && !goesOn ? .error("stream_cut", message: "The recorded stream stops before its end.") : nil
    }

    /// Whether bytes without a single whole piece are the beginning of a stream, and no error page.
    private static func looksStreamed(_ bytes: [UInt8]) -> Bool {
        let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return ["data:", "event:", "id:", ":", "{", "[", "\0"].contains { start.starts(with: $0.utf8) }
    }
}

#endif
