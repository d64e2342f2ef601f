// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a ``FaultServer`` does with one request.
struct FaultBehaviour: Sendable, CustomStringConvertible {
    /// The output's first line, for the name of a test case.
    var description: String {
        "\(String(decoding: output.prefix(40).prefix { $0 != 13 }, as: UTF8.self)) \(output.count) bytes, \(ending)"
    }

    /// How much of the request is read.
    enum Reading: Sendable {
        case everything, nothing
        case bytes(Int)
    }

    /// What happens to the connection afterwards.
    enum Ending: Sendable {
        case keepOpen, close, reset
        /// Nothing at all, until the client goes away or the server is stopped.
        case hang
    }

    var reading = Reading.everything
    var delay = Duration.zero
    var output: [UInt8] = []
    /// Whether the output goes out byte by byte, with this pause.
    var drip: Duration?
    /// How many more bytes follow the output, in chunks.
    var chunkedFlood = 0
    /// How many more bytes follow the output, as they are.
    var flood = 0
    var ending = Ending.keepOpen
}

extension FaultBehaviour {
    static let ok = respond(200, ["Content-Type": "application/x-protobuf"])

    static func respond(_ status: Int, _ headers: KeyValuePairs<String, String> = [:], body: String = "") -> Self {
        var head = "HTTP/1.1 \(status) Words\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if status != 204 { head += "Content-Length: \(body.utf8.count)\r\n" }
        return raw(head + "\r\n" + body)
    }

    static func raw(_ text: String, ending: Ending = .keepOpen) -> Self {
        Self(output: Array(text.utf8), ending: ending)
    }

    /// Accepts the connection and does not read.
    static let neverRead = Self(reading: .nothing, ending: .hang)
    /// Reads the request and does not answer.
    static let neverAnswer = Self(ending: .hang)
    static let closeAfterBody = Self(ending: .close)
    static let resetAfterBody = Self(ending: .reset)
    static func reset(after bytes: Int) -> Self { Self(reading: .bytes(bytes), ending: .reset) }
    /// Answers, and closes without having said so.
    static let okThenClose = Self(output: ok.output, ending: .close)

    static let garbage = raw("\u{1}\u{2} SSH-2.0-banner, not HTTP\r\n\r\n", ending: .close)
    static let truncated = raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", ending: .close)
    static let lyingContentLength = raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nx")

    static func late(_ delay: Duration) -> Self {
        var behaviour = ok
        behaviour.delay = delay
        return behaviour
    }

    static func dripping(_ text: String, every pause: Duration) -> Self {
        Self(output: Array(text.utf8), drip: pause)
    }

    static func hugeChunked(_ size: Int) -> Self {
        Self(
            output: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8), chunkedFlood: size,
            ending: .close)
    }

    static func hugeWithLength(_ size: Int) -> Self {
        Self(output: Array("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n".utf8), flood: size, ending: .close)
    }

    static func headers(lines: Int, of size: Int, status: String = "HTTP/1.1 200 OK\r\n") -> Self {
        let value = String(repeating: "v", count: size)
        return raw(status + (0..<lines).map { "X-\($0): \(value)\r\n" }.joined() + "Content-Length: 0\r\n\r\n")
    }

    static func interim(_ count: Int) -> Self {
        raw(
            String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: count)
                + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    }
}
