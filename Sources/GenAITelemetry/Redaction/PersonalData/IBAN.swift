// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The international bank account number: ISO 13616, and the lengths of the registry.
enum IBAN {
    private static let lengths: [UInt16: Int] = {
        var lengths: [UInt16: Int] = [:]
        let rows: [(Int, String)] = [
            (15, "NO"), (16, "BE"), (18, "DK FI FO GL NL FK SD"), (19, "MK SI"), (20, "AT BA EE KZ LT LU XK MN"),
            (21, "CH HR LI LV"), (22, "BG BH CR DE GB GE IE ME RS VA"), (23, "AE GI IL IQ TL SO OM"),
            (24, "AD CZ ES MD PK RO SA SE SK TN VG"), (25, "LY PT ST"), (26, "IS TR"),
            (27, "BI DJ FR GR IT MC MR SM"), (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"), (29, "BR EG PS QA UA"),
            (30, "JO KW MU YE"), (31, "MT SC"), (32, "LC"), (33, "RU"),
        ]
        for (length, countries) in rows {
            for country in countries.split(separator: " ") {
                let letters = Array(country.utf8)
                lengths[UInt16(letters[0]) << 8 | UInt16(letters[1])] = length
            }
        }
        return lengths
    }()

    /// Characters of the numbers of a country, whose letters are in either case.
    static func length(_ first: UInt8, _ second: UInt8) -> Int? {
        lengths[UInt16(first & ~0x20) << 8 | UInt16(second & ~0x20)]
    }

    /// Letters of countries whose numbers may be hexadecimal digits of something else.
    private static let hexadecimalLetters: ByteSet = "a" | "b" | "c" | "d" | "e" | "f"

    /// Where the number ends that begins at a position, when its check digits are right.
    ///
    /// It may be parted by spaces or dashes in groups of four. Letters are all large or all small.
    static func end(at start: Int, length: Int, in bytes: Bytes) -> Int? {
        let letterCase = bytes[start] & 0x20
        let isHexadecimal = hexadecimalLetters.contains(bytes[start]) && hexadecimalLetters.contains(bytes[start + 1])
        var position = start
        var count = 0
        // The first four characters come last: ISO 7064, modulo 97.
        var (head, rest) = (0, 0)
        var headFactor = 1
        var separator: UInt8?
        while count < length, position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
                if count == 4, separator == nil { separator = byte }
                guard separator == byte, count > 0, count % 4 == 0, bytes[position - 1] != byte else { return nil }
                position += 1
                continue
            }
            let value: Int
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard byte & 0x20 == letterCase, count < 2 || count > 3 && (!isHexadecimal || separator != nil) else {
                    return nil
                }
                value = Int(byte & ~0x20 - UInt8(ascii: "A")) + 10
            default: return nil
            }
            let factor = value > 9 ? 100 : 10
            if count < 4 {
                head = (head * factor + value) % 97
                headFactor = headFactor * factor % 97
            } else {
                rest = (rest * factor + value) % 97
            }
            count += 1
            position += 1
        }
        guard count == length, (rest * headFactor + head) % 97 == 1 else { return nil }
        if position < bytes.count, ByteSet.word.contains(bytes[position]) { return nil }
        return position
    }
}
