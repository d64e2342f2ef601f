// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Every way in which some bytes can be read: as they are, and with one or several encodings undone.
enum TextReadings {
    /// Encodings that are undone one behind the other.
    private static let maximumDepth = 5

    /// Calls a closure with each reading and what it is called, the bytes themselves first.
    static func visit(_ bytes: [UInt8], _ body: (_ reading: [UInt8], _ name: String) -> Void) {
        var seen: Set<[UInt8]> = []
        visit(bytes, "raw", depth: 0, &seen, body)
    }

    private static func visit(
        _ bytes: [UInt8], _ name: String, depth: Int, _ seen: inout Set<[UInt8]>,
        _ body: (_ reading: [UInt8], _ name: String) -> Void
    ) {
        guard !bytes.isEmpty, seen.insert(bytes).inserted else { return }
        body(bytes, name)
        guard depth < maximumDepth else { return }
        let readings: [(String, ([UInt8]) -> [UInt8]?)] = [
            ("unescaped", unescaped), ("percent", percentDecoded), ("base64", base64Decoded), ("hex", hexDecoded),
        ]
        for (reading, decode) in readings {
            guard let decoded = decode(bytes) else { continue }
            visit(decoded, name == "raw" ? reading : "\(name), \(reading)", depth: depth + 1, &seen, body)
        }
    }

    // MARK: Escapes

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.contains(UInt8(ascii: "\\")) else { return nil }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                result.append(bytes[index])
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): result.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "u"):
                guard let unit = number(bytes.dropFirst(index + 2).prefix(4), digits: 4) else { fallthrough }
                let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
                result += Array(String(Character(scalar)).utf8)
                index += 4
            default: result.append(bytes[index + 1])
            }
            index += 2
        }
        return result
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.contains(UInt8(ascii: "%")) else { return nil }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let value = number(bytes.dropFirst(index + 1).prefix(2), digits: 2) {
                result.append(UInt8(value))
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func number(_ text: ArraySlice<UInt8>, digits: Int) -> UInt32? {
        let text = String(decoding: text, as: UTF8.self)
        guard text.utf8.count == digits, !text.hasPrefix("+"), !text.hasPrefix("-") else { return nil }
        return UInt32(text, radix: 16)
    }

    // MARK: Runs

    /// What the runs of base64 in a text stand for, from each of the four places where a group can begin.
    private static func base64Decoded(_ bytes: [UInt8]) -> [UInt8]? {
        decodedRuns(bytes, of: { sextet($0) != nil }, atLeast: 11) { run in
            var result: [UInt8] = []
            for offset in 0..<4 {
                var group: UInt32 = 0
                var bits: UInt32 = 0
                for byte in run.dropFirst(offset) {
                    group = group << 6 | (sextet(byte) ?? 0)
                    bits += 6
                    if bits < 8 { continue }
                    bits -= 8
                    result.append(UInt8(truncatingIfNeeded: group >> bits))
                }
                result.append(UInt8(ascii: "\n"))
            }
            return result
        }
    }

    private static func hexDecoded(_ bytes: [UInt8]) -> [UInt8]? {
        decodedRuns(bytes, of: { nibble($0) != nil }, atLeast: 16) { run in
            var result: [UInt8] = []
            for offset in 0..<2 {
                let digits = Array(run.dropFirst(offset))
                for index in stride(from: 0, to: digits.count - 1, by: 2) {
                    result.append((nibble(digits[index]) ?? 0) << 4 | (nibble(digits[index + 1]) ?? 0))
                }
                result.append(UInt8(ascii: "\n"))
            }
            return result
        }
    }

    private static func decodedRuns(
        _ bytes: [UInt8], of isMember: (UInt8) -> Bool, atLeast minimum: Int,
        _ decode: (ArraySlice<UInt8>) -> [UInt8]
    ) -> [UInt8]? {
        var result: [UInt8] = []
        var start = 0
        var index = 0
        while index <= bytes.count {
            if index < bytes.count, isMember(bytes[index]) {
                index += 1
                continue
            }
            if index - start >= minimum { result += decode(bytes[start..<index]) }
            index += 1
            start = index
        }
        return result.isEmpty ? nil : result
    }

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 97 + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 65 + 10
        default: nil
        }
    }
}
