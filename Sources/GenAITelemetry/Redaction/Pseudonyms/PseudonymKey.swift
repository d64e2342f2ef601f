// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A secret that pseudonyms are made with, and the name that stands in them.
///
/// Whoever has the key can test guesses against pseudonyms, and nobody else can: keep it as you keep a password.
public struct PseudonymKey: Hashable, Sendable {
    /// The name of the key, which stands in every pseudonym: at most 16 lowercase letters, digits and dashes.
    public let id: String
    private let bytes: [UInt8]

    /// The fewest bytes of a key: as many as the hash has.
    public static let minimumByteCount = 32

    /// Why something is no key.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The key has fewer than ``PseudonymKey/minimumByteCount`` bytes.
        case tooShort
        /// The name has no characters or too many of them, or others than lowercase letters, digits and dashes.
        case invalidID
        /// Two keys have the same name.
        case repeatedID

        /// What is wrong, in words.
        public var description: String {
            switch self {
            case .tooShort: "the key of pseudonyms has fewer than \(PseudonymKey.minimumByteCount) bytes"
            case .invalidID:
                "the id of a key of pseudonyms must be 1 to 16 lowercase letters, digits and dashes"
            case .repeatedID: "two keys of pseudonyms have the same id"
            }
        }
    }

    /// Creates a key from random bytes.
    ///
    /// - Parameters:
    ///   - id: A name that is new with every new key.
    ///   - bytes: At least 32 bytes that nobody can guess.
    /// - Throws: What is wrong with them.
    public init(id: String, bytes: some Sequence<UInt8>) throws(Problem) {
        let bytes = Array(bytes)
        guard bytes.count >= Self.minimumByteCount else { throw .tooShort }
        guard (1...16).contains(id.utf8.count), id.utf8.allSatisfy(Self.idBytes.contains) else { throw .invalidID }
        self.id = id
        self.bytes = bytes
    }

    static let idBytes: ByteSet = .lowercase | .digits | "-"

    var authenticator: HMACSHA256 { HMACSHA256(key: bytes) }
}

extension PseudonymKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, never the bytes.
    public var description: String { "PseudonymKey(\(id))" }
    /// The name, never the bytes.
    public var debugDescription: String { description }
    /// A mirror of the name.
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// The key that pseudonyms are made with today, and those of before.
///
/// A key is rotated by giving the new one first and keeping the old ones as known: what they made is still recognised as a
/// pseudonym and not hashed again.
public struct PseudonymKeys: Hashable, Sendable {
    /// The key that pseudonyms are made with.
    public let current: PseudonymKey
    /// The ids of keys of before.
    public let formerIDs: [String]

    /// Creates the keys of a policy.
    ///
    /// - Parameters:
    ///   - current: The key that pseudonyms are made with.
    ///   - formerIDs: The ids of keys that were used before. Their bytes are not needed any more.
    /// - Throws: What is wrong with the ids.
    public init(_ current: PseudonymKey, formerIDs: [String] = []) throws(PseudonymKey.Problem) {
        for id in formerIDs {
            guard (1...16).contains(id.utf8.count), id.utf8.allSatisfy(PseudonymKey.idBytes.contains) else {
                throw .invalidID
            }
        }
        let ids = formerIDs + [current.id]
        guard Set(ids).count == ids.count else { throw .repeatedID }
        self.current = current
        self.formerIDs = formerIDs
    }
}
