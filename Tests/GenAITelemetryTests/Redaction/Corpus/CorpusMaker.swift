// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Makes secrets that nobody has, from the shapes that providers and standards document and a seed.
///
/// Written from those documents and not from the rules, so that what a rule forgets is seen. Everything is put together
/// when the tests run, so that no scanner of repositories takes these files for leaks.
struct CorpusMaker {
    private var random: Xoshiro256
    private var number = 0

    init(seed: UInt64) { random = Xoshiro256(seed: seed) }

    static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    static let lower = "abcdefghijklmnopqrstuvwxyz"
    static let digits = "0123456789"
    static let hex = digits + "abcdef"
    static let mixed = upper + lower + digits
    static let letters = upper + lower
    static let lowerDigits = lower + digits
    static let base32 = upper + "234567"
    static let dashed = mixed + "-_"
    static let base64 = mixed + "+/"

    mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Some random characters, among them a digit and letters whenever the alphabet has both.
    mutating func run(_ count: Int, of alphabet: String) -> String {
        let characters = Array(alphabet.utf8)
        var bytes = (0..<count).map { _ in characters[below(characters.count)] }
        if count >= 4, characters.contains(UInt8(ascii: "7")), characters.count > 10 {
            bytes[1] = UInt8(ascii: "7")
            bytes[2] = characters.first { $0 >= UInt8(ascii: "A") } ?? bytes[2]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A canary with a name of its own: what stands before the secret, the secret, and what stands behind it.
    mutating func canary(_ kind: String, _ before: String = "", _ secret: String, _ after: String = "") -> Canary {
        number += 1
        return Canary("\(kind) \(number)", before + secret + after, secret: secret)
    }

    // MARK: Checksums

    /// The digits with the last one that makes the sum right: ISO/IEC 7812-1 annex B.
    static func luhn(_ digits: String) -> String {
        var sum = 0
        for (index, digit) in digits.utf8.reversed().enumerated() {
            let value = Int(digit - UInt8(ascii: "0")) * (index.isMultiple(of: 2) ? 2 : 1)
            sum += value > 9 ? value - 9 : value
        }
        return digits + String((10 - sum % 10) % 10)
    }

    /// The account number with its country and check digits: ISO 13616.
    static func iban(_ country: String, _ account: String) -> String {
        var remainder = 0
        for byte in (account + country + "00").utf8 {
            let value = byte > UInt8(ascii: "9") ? Int(byte) - 55 : Int(byte) - 48
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        let check = 98 - remainder
        return country + (check < 10 ? "0" : "") + String(check) + account
    }

    /// The six base-62 digits of the CRC-32 that GitHub's tokens end with.
    static func githubChecksum(_ body: String) -> String {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in body.utf8 {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        crc = ~crc
        let alphabet = Array((digits + upper + lower).utf8)
        var text: [UInt8] = []
        for _ in 0..<6 {
            text.append(alphabet[Int(crc % 62)])
            crc /= 62
        }
        return String(decoding: text.reversed(), as: UTF8.self)
    }
}
