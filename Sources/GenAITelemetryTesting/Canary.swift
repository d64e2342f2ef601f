// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

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
}
