// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Gathers a response as libcurl hands it over, line by line and piece by piece, and stops it when it becomes too large.
///
/// The limits are counted here because libcurl's own (`CURLOPT_MAXFILESIZE_LARGE`) does not stop a chunked response before
/// version 8.4.
struct ResponseCollector {
    /// The status of the last status line, or 0.
    private(set) var status = 0
    private(set) var contentType: String?
    private(set) var contentEncoding: String?
    private(set) var retryAfter: [String] = []
    private(set) var location: String?
    private(set) var body: [UInt8] = []

    /// Which limit was passed, as a phrase.
    private(set) var excess: String?

    /// The largest body that is kept, in bytes.
    var maximumBodySize = HTTPResponse.maximumBodySize

    /// Up to this many bytes, a body grows as any array does.
    private static let smallBodySize = 256 * 1024

    private var headSize = 0

    /// Whether the server has said what it makes of the request.
    ///
    /// An interim status (100 to 199) says nothing yet.
    var hasVerdict: Bool { status >= 200 }

    /// Takes one line of the head, its line break included; false to stop the transfer.
    mutating func takeHeader(_ line: some RandomAccessCollection<UInt8>) -> Bool {
        headSize += line.count
        guard headSize <= HTTPResponse.maximumHeadSize else {
            excess = "\(HTTPResponse.maximumHeadSize / 1024) KiB of headers"
            return false
        }
        if line.starts(with: "HTTP/".utf8) {
            startHead(line)
        } else if body.isEmpty {  // a trailer explains nothing that is read here
            takeField(line)
        }
        return true
    }

    /// Takes one piece of the body; false to stop the transfer.
    mutating func takeBody(_ piece: some RandomAccessCollection<UInt8>) -> Bool {
        guard piece.count <= maximumBodySize - body.count else {
            excess = "\(maximumBodySize / 1024 / 1024) MiB"
            return false
        }
        // Doubling a large body would hold it twice for a moment; pages that are never written cost nothing.
        if body.count + piece.count > max(body.capacity, Self.smallBodySize) { body.reserveCapacity(maximumBodySize) }
        body.append(contentsOf: piece)
        return true
    }

    /// A status line begins a new head: what an interim response said does not count.
    private mutating func startHead(_ line: some RandomAccessCollection<UInt8>) {
        let digits = line.drop { $0 != UInt8(ascii: " ") }.dropFirst().prefix(3)
        status = Int(String(decoding: digits, as: UTF8.self)) ?? 0
        contentType = nil
        contentEncoding = nil
        retryAfter = []
        location = nil
    }

    private mutating func takeField(_ line: some RandomAccessCollection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let value = EnvironmentReader.trim(String(decoding: line[line.index(after: colon)...], as: UTF8.self))
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "content-type": contentType = value
        case "content-encoding": contentEncoding = value
        case "retry-after": retryAfter.append(value)
        case "location": location = value
        default: break
        }
    }
}
