// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

@Suite struct PseudonymTests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).compactMap {
            UInt8(hex.dropFirst($0).prefix(2), radix: 16)
        }
    }

    private static func key(_ id: String = "k1", _ byte: UInt8 = 7) throws -> PseudonymKey {
        try PseudonymKey(id: id, bytes: [UInt8](repeating: byte, count: 32))
    }

    /// FIPS 180-4's examples, as NIST publishes them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `SHA-256 gives the hashes that NIST publishes`(text: String, expected: String) {
        #expect(hex(SHA256.hash(text.utf8)) == expected)
    }

    @Test func `SHA-256 of a million letters is what NIST publishes`() {
        #expect(
            hex(SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `SHA-256 does not care in which pieces the bytes come`() {
        for length in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 200] {
            let bytes = (0..<length).map { UInt8($0) }
            var hash = SHA256()
            for byte in bytes { hash.add([byte]) }
            #expect(hash.finished() == SHA256.hash(bytes))
        }
    }

    /// RFC 4231, test cases 1, 2, 3, 4, 6 and 7.
    @Test(arguments: [
        (
            String(repeating: "0b", count: 20), "4869205468657265",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            "0102030405060708090a0b0c0d0e0f10111213141516171819", String(repeating: "cd", count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            String(repeating: "aa", count: 131),
            "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            String(repeating: "aa", count: 131),
            "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `HMAC gives the codes that RFC 4231 publishes`(key: String, message: String, expected: String) {
        let authenticator = HMACSHA256(key: bytes(key))
        #expect(hex(authenticator.code(of: bytes(message))) == expected)
        let message = bytes(message)
        #expect(hex(authenticator.code(of: Array(message.prefix(3)), Array(message.dropFirst(3)))) == expected)
    }

    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648`(text: String, expected: String) {
        #expect(Base32.text(of: text.utf8) == expected)
    }

    @Test func `a pseudonym names its key, is the same for the same value, and another one for another kind or key`()
        throws
    {
        let pseudonymizer = Pseudonymizer(try PseudonymKeys(Self.key()))
        let value = Array("ada@example.org".utf8)
        let pseudonym = pseudonymizer.pseudonym(of: value, kind: "email")
        #expect(pseudonym.hasPrefix("hmac:k1:") && pseudonym.utf8.count == 8 + 16)
        #expect(pseudonym == pseudonymizer.pseudonym(of: value, kind: "email"))
        #expect(pseudonym != pseudonymizer.pseudonym(of: value, kind: "user.id"))
        #expect(pseudonym != pseudonymizer.pseudonym(of: value + [0], kind: "email"))
        #expect(
            pseudonymizer.pseudonym(of: Array("bc".utf8), kind: "a")
                != pseudonymizer.pseudonym(of: Array("c".utf8), kind: "ab"))
        let other = Pseudonymizer(try PseudonymKeys(Self.key("k1", 8)))
        #expect(pseudonym != other.pseudonym(of: value, kind: "email"))
    }

    @Test func `pseudonyms of the current key and of former ones are recognised, nothing else is`() throws {
        let pseudonymizer = Pseudonymizer(try PseudonymKeys(Self.key("k2"), formerIDs: ["k1"]))
        let code = "ABCDEFGHIJ234567"
        for (text, expected) in [
            ("hmac:k2:\(code)", true), ("hmac:k1:\(code)", true), ("hmac:k3:\(code)", false),
            ("hmac:k2:\(code)A", false), ("hmac:k2:abcdefghij234567", false), ("hmac:k2:\(code.dropLast())", false),
        ] {
            #expect(text.withBytes(pseudonymizer.isPseudonym) == expected, "\(text)")
        }
    }

    @Test func `a key is long, has a plain name, and shows neither in text nor by reflection`() throws {
        #expect(throws: PseudonymKey.Problem.tooShort) {
            try PseudonymKey(id: "k", bytes: [UInt8](repeating: 1, count: 31))
        }
        for id in ["", "K", "a b", "ä", "12345678901234567"] {
            #expect(throws: PseudonymKey.Problem.invalidID) { try Self.key(id) }
        }
        #expect(throws: PseudonymKey.Problem.repeatedID) { try PseudonymKeys(Self.key("k"), formerIDs: ["k"]) }
        #expect(throws: PseudonymKey.Problem.invalidID) { try PseudonymKeys(Self.key("k"), formerIDs: [""]) }
        let key = try PseudonymKey(id: "k1", bytes: Array("a-secret-of-at-least-32-bytes-000".utf8))
        var policy = RedactionPolicy()
        policy.pseudonyms = try PseudonymKeys(key)
        var dumped = ""
        dump(policy, to: &dumped)
        for shown in ["\(key)", String(reflecting: key), "\(policy)", dumped] {
            #expect(!shown.contains("a-secret") && !shown.contains("97, 45"), "\(shown)")
        }
    }
}
