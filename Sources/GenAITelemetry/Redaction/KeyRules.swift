// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which names promise that their value is a secret.
///
/// A name is taken apart at punctuation, digits and capital letters, and its words are looked at, in any case:
/// `dbPassword`, `X-Api-Key` and `aws.secret_access_key` are secrets; `gen_ai.usage.input_tokens`, `token_count`,
/// `session.id` and `tokenizer` are none. A plain search for "token" or "session" would destroy those.
enum KeyRules {
    enum Secrecy: Hashable, Sendable {
        /// The name says nothing.
        case none
        /// A password, which a person may have chosen: short, without digits.
        case password
        /// A secret of a machine.
        case secret
        /// A token, unless the value is a number: then it counts tokens of a model.
        case token
        /// An `Authorization` header: a scheme, then the secret.
        case authorization
        /// A `Cookie` header: names and values.
        case cookie
    }

    /// Names of the semantic conventions that only sound like secrets.
    private static let harmlessNames: Set<String> = [
        "aws.secretsmanager.secret.arn", "genai_telemetry.tool.authorization",
    ]

    /// What the name of an attribute, or of a member of an object, promises.
    static func secrecy(of name: String) -> Secrecy {
        let secrecy = name.withBytes { Self.secrecy(of: $0) }
        return secrecy != .none && harmlessNames.contains(name) ? .none : secrecy
    }

    /// What a name promises.
    ///
    /// In the query of a URL some names are secrets that are none elsewhere: `key`, `sig`, `code`.
    static func secrecy(of name: Bytes, inQuery: Bool = false) -> Secrecy {
        var reader = WordReader()
        var secrecy = Secrecy.none
        var previous = KeyWord.other
        while let word = reader.next(in: name) {
            switch word {
            case .password: secrecy = .password
            case .secret: if secrecy == .none || secrecy == .token { secrecy = .secret }
            case .authorization: if secrecy == .none { secrecy = .authorization }
            case .cookie: if secrecy == .none { secrecy = .cookie }
            case .token: if secrecy == .none, previous != .quantity { secrecy = .token }
            case .tokens: if secrecy == .none, previous == .qualifier { secrecy = .token }
            case .key: if secrecy == .none, previous == .qualifier { secrecy = .secret }
            case .string: if secrecy == .none, previous == .connection { secrecy = .secret }
            // What comes last says what the value is: `token_type`, `password_length`.
            case .attribute: secrecy = .none
            case .query, .connection, .qualifier, .quantity, .other: break
            }
            if inQuery, secrecy == .none, word == .query || word == .key { secrecy = .secret }
            previous = word
        }
        return secrecy
    }
}

/// What a word means in a name.
enum KeyWord: UInt8, Sendable {
    case other, password, secret, authorization, cookie, token, tokens, key, qualifier, connection, string
    case quantity, attribute, query

    private static let vocabulary: [(KeyWord, [String])] = [
        (.password, ["password", "passwords", "passwd", "passphrase", "pwd", "passcode"]),
        (
            .secret,
            [
                "secret", "secrets", "credential", "credentials", "apikey", "apikeys", "privatekey", "secretkey",
                "accesskey", "accountkey", "clientsecret", "accesstoken", "authtoken", "refreshtoken", "idtoken",
                "sessiontoken", "bearertoken", "ssn", "dsn", "jwt", "connectionstring", "connstr",
            ]
        ),
        (.authorization, ["authorization"]),
        (.cookie, ["cookie", "cookies", "setcookie"]),
        (.token, ["token"]),
        (.tokens, ["tokens"]),
        (.key, ["key", "keys"]),
        (
            .qualifier,
            [
                "api", "access", "auth", "private", "signing", "encryption", "account", "shared", "master", "refresh",
                "bearer", "session", "security", "subscription", "ssh", "service",
            ]
        ),
        (.connection, ["connection", "conn"]),
        (.string, ["string", "str"]),
        (
            .quantity,
            [
                "max", "min", "per", "first", "last", "input", "output", "prompt", "completion", "total", "cached",
                "reasoning", "special", "eos", "bos", "pad", "unk", "stop", "image", "audio", "text",
            ]
        ),
        (
            .attribute,
            [
                "count", "counts", "type", "types", "limit", "limits", "length", "size", "budget", "usage", "enabled",
                "required", "expiry", "expires", "ttl", "endpoint", "algorithm", "policy",
            ]
        ),
        (.query, ["sig", "signature", "code", "auth", "session", "sid", "pass"]),
    ]

    /// A power of two, several times the number of words.
    private static let slotCount = 1024
    private static func slot(ofHash hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slotCount - 1) }

    private struct Slot: Sendable {
        var hash: UInt64 = 0
        var word = KeyWord.other
    }

    /// The vocabulary by hash, open to the next slot.
    ///
    /// A word is known by 64 bits of hash: good enough for some hundred.
    private static let slots: [Slot] = {
        var slots = [Slot](repeating: Slot(), count: slotCount)
        for (word, texts) in vocabulary {
            for text in texts {
                let hash = text.utf8.reduce(Hash.start) { Hash.combine($0, $1) }
                var index = slot(ofHash: hash)
                while slots[index].word != .other { index = (index + 1) & (slotCount - 1) }
                slots[index] = Slot(hash: hash, word: word)
            }
        }
        return slots
    }()

    static func word(ofHash hash: UInt64) -> KeyWord {
        var index = slot(ofHash: hash)
        while slots[index].word != .other {
            if slots[index].hash == hash { return slots[index].word }
            index = (index + 1) & (slotCount - 1)
        }
        return .other
    }

    /// FNV-1a.
    enum Hash {
        static let start: UInt64 = 0xcbf2_9ce4_8422_2325
        static func combine(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
}

/// Takes a name apart into words: `someAPIKey` into some, api, key.
private struct WordReader {
    private var position = 0

    mutating func next(in name: Bytes) -> KeyWord? {
        while position < name.count, !ByteSet.letters.contains(name[position]) { position += 1 }
        guard position < name.count else { return nil }
        var hash = KeyWord.Hash.start
        let start = position
        while position < name.count, ByteSet.letters.contains(name[position]) {
            if position > start, isBoundary(at: position, in: name) { break }
            hash = KeyWord.Hash.combine(hash, name[position] | 0x20)
            position += 1
        }
        return KeyWord.word(ofHash: hash)
    }

    /// Whether a new word begins with a capital letter: behind a small one, or before one.
    private func isBoundary(at position: Int, in name: Bytes) -> Bool {
        guard ByteSet.uppercase.contains(name[position]) else { return false }
        if ByteSet.lowercase.contains(name[position - 1]) { return true }
        return position + 1 < name.count && ByteSet.lowercase.contains(name[position + 1])
    }
}
