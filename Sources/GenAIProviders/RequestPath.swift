// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// The path of a request taken apart.
struct RequestPath: Sendable {
    /// What stands between the slashes, without percent signs.
    private(set) var segments: [String] = []
    /// The verb behind the last colon, as Google has them: `generateContent`.
    private(set) var verb: String?
    private var query: [(name: String, value: String)] = []

    /// Takes a path with its query apart, or a whole URL.
    init(_ path: String?) {
        guard var rest = path?.utf8[...] else { return }
        if let scheme = path?.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 != UInt8(ascii: "/") }
        }
        let parts = rest.split(separator: UInt8(ascii: "?"), maxSplits: 1)
        segments = (parts.first ?? rest).split(separator: UInt8(ascii: "/")).map(Self.decoded)
        if parts.count == 2 {
            for member in parts[1].split(separator: UInt8(ascii: "&")) {
                let pair = member.split(separator: UInt8(ascii: "="), maxSplits: 1)
                query.append((pair.first.map(Self.decoded) ?? "", pair.count == 2 ? Self.decoded(pair[1]) : ""))
            }
        }
        if let last = segments.last, let colon = last.lastIndex(of: ":") {
            verb = String(last[last.index(after: colon)...])
            segments[segments.count - 1] = String(last[..<colon])
        }
    }

    /// The segment behind one of a name, with its verb away.
    func segment(after name: String) -> String? {
        guard let index = segments.lastIndex(of: name), index + 1 < segments.count else { return nil }
        return segments[index + 1]
    }

    /// Whether the path ends in these segments.
    func ends(in names: String...) -> Bool { segments.suffix(names.count).elementsEqual(names) }

    /// Whether a segment has this name.
    func contains(_ name: String) -> Bool { segments.contains(name) }

    /// A member of the query.
    subscript(query name: String) -> String? { query.first { $0.name == name }?.value }

    private static func decoded(_ text: some Collection<UInt8>) -> String {
        String(decoding: PercentEncoding.decode(text), as: UTF8.self)
    }
}
