// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import Testing

@Suite struct FramingTests {
    private func pieces(_ parser: some StreamParser, _ parts: [String]) -> [String] {
        pieces(parser, parts.map { Array($0.utf8) })
    }

    private func pieces(_ parser: some StreamParser, _ parts: [[UInt8]]) -> [String] {
        var parser = parser
        var pieces: [String] = []
        let note = { (piece: StreamPiece) in
            let event = piece.event.isEmpty ? "" : "\(piece.event)="
            pieces.append(event + String(decoding: piece.data, as: UTF8.self))
        }
        for part in parts { parser.add(part, note) }
        parser.finish(note)
        return pieces
    }

    // MARK: Server-sent events

    @Test func `an event has a name and data, and comments are none`() {
        let text = ": hello\nid: 1\nretry: 3\nevent: delta\ndata: {\"a\":1}\n\ndata:two\n\n: only a comment\n\n"
        #expect(pieces(ServerSentEventParser(), [text]) == ["delta={\"a\":1}", "two"])
    }

    @Test func `lines of data are joined, and every kind of line end is one`() {
        #expect(pieces(ServerSentEventParser(), ["data: a\r\ndata: b\rdata\ndata:  c\r\n\r\n"]) == ["a\nb\n\n c"])
    }

    @Test func `a carriage return and its line feed may come apart`() {
        #expect(pieces(ServerSentEventParser(), ["data: a\r", "\n\r", "\ndata: b\r", "\n\r\n"]) == ["a", "b"])
    }

    @Test func `a byte order mark is no part of the first line, and the last event needs no end`() {
        #expect(pieces(ServerSentEventParser(), ["\u{FEFF}data: a\n\ndata: b"]) == ["a", "b"])
    }

    @Test func `an event that is too large is dropped and counted, and the next one is read`() {
        let large = [UInt8](repeating: 0x61, count: 100_000)
        for separator in ["", "\ndata: "] {
            var parser = ServerSentEventParser()
            var pieces: [Int] = []
            parser.add(Array("data: ".utf8)) { pieces.append($0.data.count) }
            for _ in 0..<50 {
                parser.add(large) { pieces.append($0.data.count) }
                parser.add(Array(separator.utf8)) { pieces.append($0.data.count) }
            }
            parser.add(Array("\n\ndata: next\n\n".utf8)) { pieces.append($0.data.count) }
            #expect(pieces == [4])
            #expect(parser.droppedPieceCount == 1)
        }
    }

    // MARK: JSON

    @Test func `every line is a value, and the last one needs no end`() {
        #expect(
            pieces(NDJSONParser(), ["{\"a\":1}\r\n\n {\"b\"", ":2}\n{\"c\":3}"]) == [
                "{\"a\":1}", " {\"b\":2}", "{\"c\":3}",
            ])
    }

    @Test func `elements of an array come as they are complete, whatever stands in their texts`() {
        let parts = ["[{\"a\":\"}{\\\"", "]\"}\n,\r\n", "{\"b\":[{}]}", "]"]
        #expect(pieces(JSONArrayStreamParser(), parts) == ["{\"a\":\"}{\\\"]\"}", "{\"b\":[{}]}"])
    }

    @Test func `values one after the other are read as an array is`() {
        #expect(pieces(JSONArrayStreamParser(), ["{\n \"a\": 1\n}\n{\"b\":2}"]) == ["{\n \"a\": 1\n}", "{\"b\":2}"])
    }

    @Test func `a line and an element that are too large are dropped and counted`() {
        let large = "{\"a\":\"" + String(repeating: "x", count: StreamLimits.maximumPieceByteCount) + "\"}\n"
        var lines = NDJSONParser()
        var elements = JSONArrayStreamParser()
        var kept: [String] = []
        for part in [
            Array(large.utf8)[...], Array(large.utf8.prefix(3_000_000))[...],
            Array(large.utf8.dropFirst(3_000_000))[...], Array("{}\n".utf8)[...],
        ] {
            lines.add(part) { kept.append(String(decoding: $0.data, as: UTF8.self)) }
            elements.add(part) { kept.append(String(decoding: $0.data, as: UTF8.self)) }
        }
        #expect(kept == ["{}", "{}"])
        #expect(lines.droppedPieceCount == 2)
        #expect(elements.droppedPieceCount == 2)
    }

    // MARK: AWS event stream

    private func frame(_ event: String, _ payload: String) -> [UInt8] {
        EventStreamEncoder.frame(
            headers: [(":message-type", "event"), (":event-type", event)], payload: Array(payload.utf8))
    }

    @Test func `frames that another program has written are read`() throws {
        let bytes = try Array(Fixtures.data("recorded/bedrock-converse-stream.response.bin"))
        let pieces = pieces(AWSEventStreamParser(), [bytes])
        #expect(pieces.count == 10)
        #expect(pieces.first == "messageStart={\"role\": \"assistant\"}")
        #expect(pieces[8] == "messageStop={\"stopReason\": \"end_turn\"}")
    }

    @Test func `a frame whose payload is damaged is dropped and counted, and the next one is read`() {
        var damaged = frame("delta", "{\"a\":1}")
        damaged[damaged.count - 6] ^= 1
        var parser = AWSEventStreamParser()
        var pieces: [String] = []
        parser.add(frame("first", "{}") + damaged + frame("last", "{}")) { pieces.append($0.event) }
        #expect(pieces == ["first", "last"])
        #expect(parser.droppedPieceCount == 1)
        #expect(!parser.isBroken)
    }

    @Test func `a frame whose lengths are damaged ends the stream, which is told`() {
        var damaged = frame("delta", "{\"a\":1}")
        damaged[3] ^= 1
        var parser = AWSEventStreamParser()
        var pieces: [String] = []
        parser.add(frame("first", "{}") + damaged + frame("last", "{}")) { pieces.append($0.event) }
        #expect(pieces == ["first"])
        #expect(parser.droppedPieceCount == 1)
        #expect(parser.isBroken)
    }

    @Test func `headers of every type are skipped over`() {
        var head: [UInt8] = []
        for (type, count) in [(0, 0), (1, 0), (2, 1), (3, 2), (4, 4), (5, 8), (8, 8), (9, 16)] as [(UInt8, Int)] {
            head += [1, 0x78, type] + [UInt8](repeating: 7, count: count)
        }
        head += [1, 0x79, 6, 0, 2, 1, 2]
        head += [11] + Array(":event-type".utf8) + [7, 0, 2] + Array("ok".utf8)
        func big(_ number: Int) -> [UInt8] { [0, 0, UInt8(number >> 8), UInt8(number & 0xFF)] }
        func checksum(_ bytes: [UInt8]) -> [UInt8] {
            let sum = EventStreamEncoder.checksum(bytes)
            return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
        }
        var bytes = big(16 + head.count + 2) + big(head.count)
        bytes += checksum(bytes)
        bytes += head + Array("{}".utf8)
        bytes += checksum(bytes)
        #expect(pieces(AWSEventStreamParser(), [bytes]) == ["ok={}"])
    }

    @Test func `an error that is told in headers becomes a piece with its code and its sentence`() {
        let bytes = EventStreamEncoder.frame(
            headers: [
                (":message-type", "error"), (":error-code", "InternalError"), (":error-message", "It \"broke\"."),
            ],
            payload: [])
        #expect(pieces(AWSEventStreamParser(), [bytes]) == [#"InternalError={"message":"It \"broke\"."}"#])
    }

    @Test func `a frame that is too large is dropped and counted, and the next one is read`() {
        let large = frame("large", String(repeating: "x", count: StreamLimits.maximumPieceByteCount))
        var parser = AWSEventStreamParser()
        var pieces: [String] = []
        for part in [large[..<20], large[20..<2_000_000], large[2_000_000...], frame("next", "{}")[...]] {
            parser.add(part) { pieces.append($0.event) }
        }
        #expect(pieces == ["next"])
        #expect(parser.droppedPieceCount == 1)
    }

    // MARK: Choosing

    @Test(
        arguments: [
            ("text/event-stream; charset=utf-8", .serverSentEvents), ("Application/X-NDJSON", .ndjson),
            ("application/vnd.amazon.eventstream", .awsEventStream), ("application/json; charset=UTF-8", .jsonArray),
            ("text/plain", nil), ("", nil), (nil, nil),
        ] as [(String?, StreamFraming?)])
    func `a content type names a framing`(contentType: String?, framing: StreamFraming?) {
        #expect(StreamFraming(contentType: contentType) == framing)
        #expect(ResponseStreamParser(contentType: contentType).framing == framing)
    }

    @Test(
        arguments: [
            ("\u{FEFF}\n\ndata: x\n\n", .serverSentEvents), (" [{}]", .jsonArray), ("{}\n{}", .jsonArray),
            (": ping\n", .serverSentEvents), ("\u{0}\u{0}\u{0}", .awsEventStream), (" \n", nil),
        ] as [(String, StreamFraming?)])
    func `the first bytes show a framing where the content type does not`(text: String, framing: StreamFraming?) {
        var parser = ResponseStreamParser(contentType: nil)
        for byte in text.utf8 { parser.add([byte]) { _ in } }
        #expect(parser.framing == framing)
    }
}
