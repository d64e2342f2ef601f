// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which names promise that their value is a secret.
///
/// A name is taken apart into words, and these are looked at in any case: `dbPassword`, `X-Api-Key` and
/// `aws.secret_access_key` are secrets; `gen_ai.usage.input_tokens`, `token_count`, `session.id` and `tokenizer` are none.
/// A plain search for "token" or "session" would destroy those.
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
        /// A secret in the query of a URL, where it looks like one.
        case parameter
    }

    /// Names of the semantic conventions that only sound like secrets.
    private static let harmlessNames: Set<String> = [
        "aws.secretsmanager.secret.arn", "genai_telemetry.tool.authorization",
    ]

    /// What the name of an attribute, or of a member of a map, promises.
    static func secrecy(of name: String) -> Secrecy {
        let secrecy = name.withBytes { Self.secrecy(ofDisguised: $0) }
        return secrecy != .none && harmlessNames.contains(name) ? .none : secrecy
    }

    /// What a name promises.
    ///
    /// In the query of a URL some names are secrets that are none elsewhere: `key`, `sig`, `code`.
    static func secrecy(of name: Bytes, inQuery: Bool = false) -> Secrecy {
        var reader = NameWord.Reader()
        var secrecy = Secrecy.none
        var previous = NameWord.other
        while let word = reader.next(in: name) {
            switch word {
            case .password: secrecy = .password
            case .secret: if secrecy == .none || secrecy == .token { secrecy = .secret }
            case .authorization: if secrecy == .none { secrecy = .authorization }
            case .cookie: if secrecy == .none { secrecy = .cookie }
            case .token: if secrecy == .none, previous != .quantity, previous != .exchange { secrecy = .token }
            case .tokens: if secrecy == .none, previous.qualifies { secrecy = .token }
            case .key: if secrecy == .none, previous.qualifies { secrecy = .secret }
            case .string: if secrecy == .none, previous == .connection { secrecy = .secret }
            // What comes last says what the value is: `token_type`, `password_length`.
            case .property: secrecy = .none
            case .pass: if secrecy == .none, previous == .account || previous == .login { secrecy = .password }
            case .connection, .qualifier, .login, .query, .account, .quantity, .exchange, .content, .other: break
            }
            previous = word
        }
        // `_auth=…` of npm, user and password in base64.
        if secrecy == .none, previous == .login, name.count == 5, name[0] == UInt8(ascii: "_") { return .secret }
        let isParameter = inQuery && [.query, .pass, .login, .key].contains(previous)
        if secrecy == .none { return isParameter ? .parameter : .none }
        return isVocabulary(name) ? .token : secrecy
    }

    /// What a name promises, also one with invisible characters or with letters that look like others.
    static func secrecy(ofDisguised name: Bytes) -> Secrecy {
        let secrecy = secrecy(of: name)
        guard secrecy == .none, name.indices.contains(where: { name[$0] >= 0x80 || name[$0] == 0 }),
            let view = TextView(revealing: name)
        else { return secrecy }
        return Self.secrecy(of: view.bytes.span)
    }

    /// Whether a name is a word of a tokenizer's vocabulary, with the mark of a space before it: its value is a number.
    private static func isVocabulary(_ name: Bytes) -> Bool {
        name.contains("\u{120}", at: 0) || name.contains("\u{2581}", at: 0)
    }
}

extension NameWord {
    fileprivate var qualifies: Bool { self == .qualifier || self == .login }
}
