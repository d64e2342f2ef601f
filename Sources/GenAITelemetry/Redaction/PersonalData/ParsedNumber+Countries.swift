// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Numbers that one country gives its people, all with a check digit.
extension ParsedNumber {
    /// Where so many digits end that stand in one group or in certain groups.
    private func end(one count: Int, orGroups: [Int]) -> Int? {
        if groupCount >= 1, groups(count) { return end(of: 1) }
        guard groupCount >= orGroups.count, separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else {
            return nil
        }
        for (index, expected) in orGroups.enumerated() where length(of: index) != expected { return nil }
        return end(of: orGroups.count)
    }

    /// NHS number: ten digits, weighted from 10 to 2, modulo 11.
    var healthServiceEnd: Int? {
        guard let end = end(one: 10, orGroups: [3, 3, 4]), !isMonotonous(count: 10) else { return nil }
        let sum = (0..<9).reduce(0) { $0 + digit($1) * (10 - $1) }
        let check = (11 - sum % 11) % 11
        return check == digit(9) ? end : nil
    }

    /// Steuer-Identifikationsnummer: eleven digits, ISO 7064 modulo 11, 10; one digit occurs twice or three times.
    var germanTaxEnd: Int? {
        guard let end = end(one: 11, orGroups: [2, 3, 3, 3]), digit(0) != 0 else { return nil }
        var counts = [Int](repeating: 0, count: 10)
        var product = 10
        for index in 0..<10 {
            counts[digit(index)] += 1
            let sum = (digit(index) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        guard counts.filter({ $0 > 1 }).count == 1, counts.max() ?? 0 <= 3 else { return nil }
        return (11 - product) % 10 == digit(10) ? end : nil
    }

    /// Aadhaar: twelve digits that do not begin with 0 or 1, after Verhoeff.
    var aadhaarEnd: Int? {
        guard let end = end(one: 12, orGroups: [4, 4, 4]), digit(0) > 1, !isMonotonous(count: 12) else { return nil }
        var check = 0
        for position in 0..<12 { check = Verhoeff.step(check, digit(11 - position), at: position) }
        return check == 0 ? end : nil
    }

    /// NIR: thirteen digits and a key, 97 less the remainder; `2A` and `2B` are departments of Corsica.
    func frenchSocialSecurityEnd(in bytes: Bytes) -> Int? {
        guard let end = end(one: 15, orGroups: [1, 2, 2, 2, 3, 3, 2]), digit(0) == 1 || digit(0) == 2,
            (1...12).contains(digit(3) * 10 + digit(4)) || digit(3) * 10 + digit(4) >= 20
        else { return nil }
        let number = value(count: 13)
        let key = value(count: 15) - number * 100
        return 97 - number % 97 == key ? end : nil
    }
}

/// The check digit of J.
///
/// Verhoeff, from the dihedral group of the pentagon.
enum Verhoeff {
    static func step(_ check: Int, _ digit: Int, at position: Int) -> Int {
        product(check, permuted(digit, position % 8))
    }

    /// Multiplication of the group: turns are 0 to 4, reflections 5 to 9.
    private static func product(_ left: Int, _ right: Int) -> Int {
        switch (left < 5, right < 5) {
        case (true, true): (left + right) % 5
        case (true, false): (left + right - 5) % 5 + 5
        case (false, true): (left - 5 - right + 5) % 5 + 5
        case (false, false): (left - right + 5) % 5
        }
    }

    private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    private static func permuted(_ digit: Int, _ times: Int) -> Int {
        var digit = digit
        for _ in 0..<times { digit = permutation[digit] }
        return digit
    }
}

extension TextScanner {
    private static let dnsLetters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)

    /// DNI: eight digits and the letter of their remainder modulo 23.
    func spanishIdentityEnd(_ number: ParsedNumber, at start: Int, in bytes: Bytes) -> Int? {
        guard number.groupCount >= 1, number.length(of: 0) == 8 else { return nil }
        return letterEnd(start + 8, number.value(count: 8), in: bytes)
    }

    /// NIE: X, Y or Z, seven digits and a letter.
    func spanishForeignerEnd(at start: Int, in bytes: Bytes) -> Int? {
        guard start > 0, !isWithinWord(start - 1, in: bytes), bytes[start - 1] >= UInt8(ascii: "X"),
            bytes[start - 1] <= UInt8(ascii: "Z"),
            bytes.endOfRun(of: .digits, from: start, limit: start + 8) == start + 7
        else { return nil }
        let number = ParsedNumber(at: start, in: bytes)
        let value = Int(bytes[start - 1] - UInt8(ascii: "X")) * 10_000_000 + number.value(count: 7)
        return letterEnd(start + 7, value, in: bytes)
    }

    private func letterEnd(_ end: Int, _ value: Int, in bytes: Bytes) -> Int? {
        let letter = end < bytes.count && bytes[end] == UInt8(ascii: "-") ? end + 1 : end
        guard letter < bytes.count, bytes[letter] == Self.dnsLetters[value % 23],
            letter + 1 >= bytes.count || !ByteSet.word.contains(bytes[letter + 1])
        else { return nil }
        return letter + 1
    }

    private static let neverFirst: ByteSet = "D" | "F" | "I" | "Q" | "U" | "V"

    /// National insurance: two letters, three pairs of digits, A to D; the digits begin at a position.
    func ukNationalInsuranceEnd(at start: Int, in bytes: Bytes) -> Int? {
        guard start >= 2, !isWithinWord(start - 2, in: bytes) else { return nil }
        let (first, second) = (bytes[start - 2], bytes[start - 1])
        guard ByteSet.uppercase.contains(first), !Self.neverFirst.contains(first), !Self.neverFirst.contains(second),
            second != UInt8(ascii: "O"),
            !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].contains(where: { bytes.contains($0, at: start - 2) })
        else { return nil }
        var position = start
        for _ in 0..<3 {
            guard bytes.endOfRun(of: .digits, from: position, limit: position + 2) == position + 2 else { return nil }
            position += 2
            if position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
        }
        guard position < bytes.count, bytes[position] >= UInt8(ascii: "A"), bytes[position] <= UInt8(ascii: "D"),
            position + 1 >= bytes.count || !ByteSet.word.contains(bytes[position + 1])
        else { return nil }
        return position + 1
    }

    /// CPF: `ddd.ddd.ddd-dd`, or eleven digits; two check digits modulo 11.
    func brazilianTaxEnd(at start: Int, in bytes: Bytes) -> Int? {
        var digits: [Int] = []
        var position = start
        while position < bytes.count, digits.count < 11 {
            let byte = bytes[position]
            if ByteSet.digits.contains(byte) {
                digits.append(Int(byte - UInt8(ascii: "0")))
            } else {
                let expected = digits.count == 9 ? UInt8(ascii: "-") : UInt8(ascii: ".")
                guard byte == expected, digits.count % 3 == 0, position == start + digits.count + digits.count / 3 - 1
                else { return nil }
            }
            position += 1
        }
        guard digits.count == 11, position - start == 11 || position - start == 14,
            digits.contains(where: { $0 != digits[0] }),
            position >= bytes.count || !ByteSet.word.contains(bytes[position])
        else { return nil }
        for count in 9...10 {
            let sum = (0..<count).reduce(0) { $0 + digits[$1] * (count + 1 - $1) }
            guard sum * 10 % 11 % 10 == digits[count] else { return nil }
        }
        return position
    }
}
