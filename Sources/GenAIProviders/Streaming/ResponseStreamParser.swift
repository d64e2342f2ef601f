// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts a streamed response of any framing, which is known from the content type or seen in the first bytes.
public struct ResponseStreamParser: StreamParser {
    private enum Parser: Sendable {
        case unknown
        case serverSentEvents(ServerSentEventParser)
        case ndjson(NDJSONParser)
        case jsonArray(JSONArrayStreamParser)
        case awsEventStream(AWSEventStreamParser)
    }

    private var parser = Parser.unknown

    /// Creates a parser for a framing; nil to see it in the first bytes.
    public init(_ framing: StreamFraming?) {
        if let framing { parser = Self.parser(framing) }
    }

    /// Creates a parser for a content type; one that names no framing is not believed, and the first bytes are.
    public init(contentType: String?) { self.init(StreamFraming(contentType: contentType)) }

    /// The framing; nil as long as it is not known.
    public var framing: StreamFraming? {
        switch parser {
        case .unknown: nil
        case .serverSentEvents: .serverSentEvents
        case .ndjson: .ndjson
        case .jsonArray: .jsonArray
        case .awsEventStream: .awsEventStream
        }
    }

    /// How many pieces were left out because they were damaged or too large.
    public var droppedPieceCount: Int {
        switch parser {
        case .unknown: 0
        case .serverSentEvents(let parser): parser.droppedPieceCount
        case .ndjson(let parser): parser.droppedPieceCount
        case .jsonArray(let parser): parser.droppedPieceCount
        case .awsEventStream(let parser): parser.droppedPieceCount
        }
    }

    /// Adds bytes, and hands over the pieces that are complete with them.
    public mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void) {
        // A parser is taken out while it works, so that its memory is its own and nothing is copied.
        let current = parser
        parser = .unknown
        switch consume current {
        case .unknown:
            guard let framing = bytes.lazy.compactMap(StreamFraming.init(firstByte:)).first else { return }
            parser = Self.parser(framing)
            add(bytes, handle)
        case .serverSentEvents(var own):
            own.add(bytes, handle)
            parser = .serverSentEvents(own)
        case .ndjson(var own):
            own.add(bytes, handle)
            parser = .ndjson(own)
        case .jsonArray(var own):
            own.add(bytes, handle)
            parser = .jsonArray(own)
        case .awsEventStream(var own):
            own.add(bytes, handle)
            parser = .awsEventStream(own)
        }
    }

    /// Says that no more bytes will come, and hands over the last piece where the framing lets one stand without an end.
    public mutating func finish(_ handle: (StreamPiece) -> Void) {
        switch parser {
        case .unknown: break
        case .serverSentEvents(var own):
            own.finish(handle)
            parser = .serverSentEvents(own)
        case .ndjson(var own):
            own.finish(handle)
            parser = .ndjson(own)
        case .jsonArray(var own):
            own.finish(handle)
            parser = .jsonArray(own)
        case .awsEventStream(var own):
            own.finish(handle)
            parser = .awsEventStream(own)
        }
    }

    private static func parser(_ framing: StreamFraming) -> Parser {
        switch framing {
        case .serverSentEvents: .serverSentEvents(ServerSentEventParser())
        case .ndjson: .ndjson(NDJSONParser())
        case .jsonArray: .jsonArray(JSONArrayStreamParser())
        case .awsEventStream: .awsEventStream(AWSEventStreamParser())
        }
    }
}
