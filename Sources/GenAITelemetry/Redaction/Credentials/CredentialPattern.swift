// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How one kind of credential is recognised: by the literal text that it begins with, and by what has to follow.
///
/// Whatever follows is examined for a bounded number of bytes before the answer is no, so the cost of a text grows with
/// its length and with nothing else. A kind is added in one place: `CredentialPattern+Known.swift`.
struct CredentialPattern: Hashable, Sendable {
    /// What stands in the mask and on the receipt.
    let kind: String
    /// The literal beginning, ASCII, at least two bytes.
    let prefix: String
    /// What has to follow.
    let shape: Shape
    /// Whether the beginning stays and only what follows is masked.
    var keepsPrefix = false
    /// Whether the beginning is recognised in any case.
    var ignoresCase = false
    /// Whether it is found within words, too.
    var isWithinWords = false
    /// What it finds.
    var dataClass = Detector.DataClass.credential

    enum Shape: Hashable, Sendable {
        /// At least so many bytes of a set. The mask reaches to the end of the token, however long it is.
        case token(ByteSet, atLeast: Int)
        /// A run of letters and digits too long and too mixed for a word, behind at most a few short words and dashes.
        case opaque
        /// What an `Authorization` header has after its scheme, far enough from an English word.
        case bearer
        /// Base-64 of `user:password`.
        case basic
        /// What somebody calls a password in a sentence: eight or more letters and digits of all kinds.
        case spoken
        /// What SQL, or a file of logins, has behind the word `password`.
        case statement
        /// What SQL has behind `IDENTIFIED`.
        case identified
        /// What stands below the word in a table.
        case column
        /// What stands before the closing tag of an element with a secret name.
        case element
        /// What stands behind a secret name in a list of two, as headers do in code.
        case pair
        /// What stands before the host in a connection to a database.
        case login
        /// The further parts of a JSON web token: RFC 7519 section 3.
        case webToken
        /// The middle of a client secret of Azure: three bytes and a digit before, the rest behind.
        case azureSecret
        /// What an application's detector has behind its first literal.
        case pieces([Detector.Piece])
        /// Everything to the end of the text.
        case rest
    }

    /// Whether it is found within words.
    var beginsAnywhere: Bool {
        isWithinWords || !ByteSet.word.contains(prefix.utf8.first ?? 0)
    }

    /// What may follow the beginning directly.
    var firstBytes: ByteSet {
        switch shape {
        case .token(let set, _): set
        case .opaque, .spoken: .alphanumeric
        case .element, .pair: .letters
        case .login: "/"
        case .bearer, .basic, .webToken: .bearer | .space
        case .azureSecret: .bearer
        case .pieces, .rest, .statement, .identified, .column: .ascii
        }
    }

    /// Whether one is taken out, too, of which only the beginning is there.
    var mayBeCut: Bool { !keepsPrefix && prefix.utf8.count >= TextScanner.cutBeginning }

    /// Bytes of the shortest run of digits of base-64 that are looked for beginnings.
    static let shortestRun = 12

    /// Whether it always has so many digits of base-64 in a row, or hangs on a byte of its own.
    ///
    /// Then it is found by that, and its beginning is not looked for anywhere else.
    var isWithinRun: Bool {
        let tail = prefix.utf8.reversed().prefix { TextScanner.runSet.contains($0) }.count
        switch shape {
        case .token(_, let minimum):
            let shortest = mayBeCut ? min(minimum, TextScanner.cutBody) : minimum
            // Behind a dot, rows of eight are looked at as well.
            return tail == 0 ? prefix.utf8.last == UInt8(ascii: ".") : tail + shortest >= Self.shortestRun
        case .opaque, .webToken: return true
        case .azureSecret: return true  // Its `~` is looked for.
        case .rest: return tail >= Self.shortestRun
        default: return false
        }
    }

    /// Whether a secret is likely to stand near, which has no mark of its own.
    var marksAWSKeyID: Bool { kind == "aws" && prefix.utf8.count == 4 }

    static func token(
        _ kind: String, _ prefix: String, of set: ByteSet = .wordAndDash, atLeast minimum: Int,
        keepsPrefix: Bool = false
    ) -> CredentialPattern {
        CredentialPattern(kind: kind, prefix: prefix, shape: .token(set, atLeast: minimum), keepsPrefix: keepsPrefix)
    }
}
