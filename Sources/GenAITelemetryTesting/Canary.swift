// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A secret that nobody has, planted to see whether it arrives somewhere.
///
/// Each is unlike every other, so that whoever finds one knows where it came from.
public struct Canary: Hashable, Sendable {
    /// What it is called when it is found.
    public let name: String
    /// What is planted: the secret and what makes it recognisable, such as the known beginning of a key.
    public let text: String
    /// The part that must not arrive.
    public let secret: String

    /// Creates a canary.
    ///
    /// - Parameters:
    ///   - name: What it is called when it is found.
    ///   - text: What is planted.
    ///   - secret: The part of it that must not arrive; nil for the whole.
    public init(_ name: String, _ text: String, secret: String? = nil) {
        self.name = name
        self.text = text
        self.secret = secret ?? text
    }

    /// A few credentials, the same in every run, that the built-in rules know by their beginnings.
    ///
    /// They are put together when the program runs, so that no scanner of repositories takes this file for a leak.
    public static let credentials: [Canary] = [
        credential("openai", "sk-" + "proj-", "hQ7xWv2LmZ9cTb4NfKpR8sYdJ3gE6uAa1MVe5XoCiB0wHnGk"),
        credential("github", "gh" + "p_", "Vn3KzB8qWm5RtY1xLc7PdF4sGh9JkA2eQu6T"),
        credential("aws", "AK" + "IA", "Q7ZK2MXW4RTB6NPD"),
    ]

    private static func credential(_ name: String, _ beginning: String, _ secret: String) -> Canary {
        Canary(name, beginning + secret, secret: secret)
    }

    /// A credential like no other, made from a number.
    package static func credential(_ number: Int) -> Canary {
        var random = Xoshiro256(seed: UInt64(truncatingIfNeeded: number) &+ 0xCA_4A_12)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let secret = (0..<40).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
        return credential("credential \(number)", String(decoding: secret, as: UTF8.self))
    }

    private static func credential(_ name: String, _ secret: String) -> Canary {
        credential(name, "sk-" + "proj-", secret)
    }

    /// An e-mail address like no other, made from a number, in a domain that belongs to nobody.
    package static func mailAddress(_ number: Int) -> Canary {
        var random = Xoshiro256(seed: UInt64(truncatingIfNeeded: number) &+ 0xE4A11)
        let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
        let local = (0..<14).map { _ in letters[Int(random.next() % 26)] }
        let secret = String(decoding: local, as: UTF8.self)
        return Canary("address \(number)", "\(secret)@example.com", secret: secret)
    }
}
