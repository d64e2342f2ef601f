// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a word means in the name of an attribute, a variable or a header.
enum NameWord: UInt8, Sendable {
    /// Nothing in particular.
    case other
    /// A password, in several spellings.
    case password
    /// A secret by itself.
    case secret
    case authorization
    case cookie
    /// A secret, unless it is counted.
    case token
    /// Counted, unless a qualifier stands before.
    case tokens
    /// A secret behind a qualifier.
    case key
    /// What makes a key or tokens secret.
    case qualifier
    /// The same, and a secret by itself in the query of a URL.
    case login
    /// What makes a string secret.
    case connection
    case string
    /// What makes a token a thing that is counted.
    case quantity
    /// The same, and content by itself.
    case exchange
    /// Content.
    case content
    /// What makes of the whole name a property of a secret.
    case property
    /// A secret in the query of a URL and nowhere else.
    case query
    /// The same, and a password behind whom or what it belongs to: `DB_PASS`.
    case pass
    case account

    private static let table = NameTable<NameWord>([
        (
            .password,
            [
                "password", "passwords", "passwd", "passphrase", "pwd", "passcode", "pgpassword", "dbpassword",
                "userpassword", "adminpassword", "rootpassword", "userpwd", "dbpass", "passwort", "kennwort",
                "dpassword",
                "wachtwoord", "contrasena", "contrase", "motdepasse", "passe", "senha", "salasana", "heslo", "haslo",
                "jelszo", "sifre",
            ]
        ),
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
                "api", "access", "private", "signing", "encryption", "account", "shared", "master", "refresh", "bearer",
                "security", "subscription", "ssh", "service",
            ]
        ),
        (.login, ["auth", "session"]),
        (.connection, ["connection", "conn"]),
        (.string, ["string", "str"]),
        (
            .quantity,
            [
                "max", "min", "per", "first", "last", "total", "cached", "reasoning", "special", "eos", "bos", "pad",
                "unk", "stop", "image", "audio", "text",
            ]
        ),
        (.exchange, ["input", "output", "prompt", "completion"]),
        (
            .content,
            [
                "inputs", "outputs", "prompts", "completions", "message", "messages", "content", "contents",
                "instruction", "instructions",
            ]
        ),
        (
            .property,
            [
                "count", "counts", "type", "types", "limit", "limits", "length", "size", "budget", "usage", "enabled",
                "required", "expiry", "expires", "expiration", "name", "ttl", "endpoint", "algorithm", "policy",
                "method", "version",
                "versions", "index", "indices", "offset", "position",
            ]
        ),
        (.query, ["sig", "signature", "code", "sid"]),
        (.pass, ["pass"]),
        (
            .account,
            [
                "db", "database", "smtp", "imap", "mail", "email", "mysql", "postgres", "pg", "mongo", "redis", "ftp",
                "sftp", "ldap", "proxy", "user", "admin", "root", "basic",
            ]
        ),
    ])

    /// Takes a name apart into words, at punctuation, digits and capital letters: `someAPIKey2` into some, api, key.
    ///
    /// A mask in a name is none of its words: `[REDACTED:jwt]` promises nothing.
    struct Reader {
        private let table = NameWord.table
        private var position = 0

        mutating func next(in name: Bytes) -> NameWord? {
            while position < name.count, !ByteSet.letters.contains(name[position]) {
                position = RedactionMask.end(in: name, at: position) ?? position + 1
            }
            guard position < name.count else { return nil }
            let start = position
            position += 1
            while position < name.count, ByteSet.letters.contains(name[position]), !isBoundary(at: position, in: name) {
                position += 1
            }
            guard table.mayHave(first: name[start], last: name[position - 1], count: position - start) else {
                return .other
            }
            var hash = NameHash()
            for index in start..<position { hash.add(name[index] | 0x20) }
            return table[hash] ?? .other
        }

        /// Whether a new word begins with a capital letter: behind a small one, or before one.
        private func isBoundary(at position: Int, in name: Bytes) -> Bool {
            guard ByteSet.uppercase.contains(name[position]) else { return false }
            if ByteSet.lowercase.contains(name[position - 1]) { return true }
            return position + 1 < name.count && ByteSet.lowercase.contains(name[position + 1])
        }
    }
}
