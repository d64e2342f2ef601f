// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Makes pseudonyms: `hmac:<key id>:<16 characters of base 32>`.
///
/// The same value of the same kind has the same pseudonym as long as the key is the same, so spans of one user still
/// belong together. A value of another kind has another one: a user id that is also an e-mail address cannot be joined with
/// the address in a text. 80 bits are enough that no two values meet.
struct Pseudonymizer: Sendable {
    private let authenticator: HMACSHA256
    private let opening: String
    private let openings: [String]

    /// Bytes of the code that are told.
    private static let codeByteCount = 10
    /// Characters of base 32 that they make.
    private static let textByteCount = 16
    private static let textBytes: ByteSet = .uppercase | .base32Digits

    init(_ keys: PseudonymKeys) {
        authenticator = keys.current.authenticator
        opening = "hmac:\(keys.current.id):"
        openings = [opening] + keys.formerIDs.map { "hmac:\($0):" }
    }

    /// The pseudonym of a value of a kind.
    func pseudonym(of value: [UInt8], kind: String) -> String {
        // The kind's length in front, so that no kind and value together look like another pair.
        let kind = Array(kind.utf8)
        let length = (0..<4).map { UInt8(truncatingIfNeeded: kind.count >> (24 - 8 * $0)) }
        return opening + Base32.text(of: authenticator.code(of: length, kind, value).prefix(Self.codeByteCount))
    }

    /// The first characters of a code, for names that have no room for more.
    func shortCode(of value: [UInt8], kind: String) -> String {
        String(pseudonym(of: value, kind: kind).suffix(8)).lowercased()
    }

    /// Whether a text is a pseudonym that one of the known keys may have made.
    func isPseudonym(_ text: Bytes) -> Bool {
        openings.contains { opening in
            let start = opening.utf8.count
            return text.count == start + Self.textByteCount && text.contains(opening, at: 0)
                && text.endOfRun(of: Self.textBytes, from: start) == text.count
        }
    }
}

/// Base 32 without padding: RFC 4648 section 6.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func text(of bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var (buffer, bitCount) = (0, 0)
        for byte in bytes {
            buffer = (buffer & 0xFF) << 8 | Int(byte)
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                text.append(alphabet[buffer >> bitCount & 31])
            }
        }
        if bitCount > 0 { text.append(alphabet[buffer << (5 - bitCount) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension ByteSet {
    fileprivate static let base32Digits: ByteSet = "2" | "3" | "4" | "5" | "6" | "7"
}
