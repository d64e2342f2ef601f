// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A kind of secret that the application knows and the library does not.
///
/// ```swift
/// let badge = try Detector.structured("badge", [.literal("EMP-"), .characters(.digits, 6...6)], dataClass: .personal)
/// let policy = RedactionPolicy(content: .redacted, detectors: DetectorSet(custom: [badge]))
/// ```
///
/// A detector is a sequence of pieces that is read once, forwards, each piece as far as it reaches: it cannot go back, so
/// no text makes it slow. What it finds begins with a literal text, which is what makes the search fast. A literal that
/// begins with a letter or a digit is found only where a word begins, except by ``literal(_:_:ignoringCase:dataClass:)``.
public struct Detector: Hashable, Sendable {
    /// The rule id, which stands in masks and on receipts: 1 to 24 of `a-z`, `0-9` and `_`.
    public let kind: String
    /// What it finds.
    public let dataClass: DataClass
    /// What has to stand in the text, one behind the other.
    let pieces: [Piece]
    /// Whether ASCII letters of literals are equal in either case.
    let ignoresCase: Bool
    /// Whether it is found within words, too.
    let isWithinWords: Bool

    /// What a detector finds.
    public enum DataClass: String, Hashable, Sendable, CaseIterable {
        /// What opens a door: a key, a token, a password.
        case credential
        /// What points to a person.
        case personal
    }

    /// One piece of what is found.
    public enum Piece: Hashable, Sendable {
        /// A text as it is.
        case literal(String)
        /// As many characters of a set as there are, and at least and at most so many.
        ///
        /// With more of them in a row than allowed, the text is something else.
        case characters(Characters, ClosedRange<Int>)
    }

    /// A certain text, wherever it stands.
    ///
    /// - Parameters:
    ///   - kind: The rule id.
    ///   - text: At least 4 bytes of UTF-8.
    ///   - ignoringCase: Whether ASCII letters are equal in either case.
    ///   - dataClass: What it is.
    /// - Returns: The detector.
    /// - Throws: ``DetectorError`` when it would find too much, or nothing.
    public static func literal(
        _ kind: String, _ text: String, ignoringCase: Bool = false, dataClass: DataClass = .credential
    ) throws(DetectorError) -> Detector {
        try Detector(kind, [.literal(text)], ignoringCase, dataClass, isWithinWords: true)
    }

    /// A known beginning and a number of certain characters behind it.
    ///
    /// - Parameters:
    ///   - kind: The rule id.
    ///   - prefix: The beginning.
    ///   - characters: What follows it.
    ///   - atLeast: How many at least.
    ///   - atMost: How many at most.
    ///   - dataClass: What it is.
    /// - Returns: The detector.
    /// - Throws: ``DetectorError`` when it would find too much, or nothing.
    public static func prefixed(
        _ kind: String, _ prefix: String, followedBy characters: Characters, atLeast: Int, atMost: Int,
        dataClass: DataClass = .credential
    ) throws(DetectorError) -> Detector {
        guard atLeast >= 1, atMost >= atLeast else {
            throw DetectorError(kind, "at least \(atLeast) to \(atMost) is no range")
        }
        return try structured(
            kind, [.literal(prefix), .characters(characters, atLeast...atMost)], dataClass: dataClass)
    }

    /// Several pieces, of which the first is a literal.
    ///
    /// - Parameters:
    ///   - kind: The rule id.
    ///   - pieces: What has to stand one behind the other: at most 16 pieces and 1,024 bytes.
    ///   - ignoringCase: Whether ASCII letters of literals are equal in either case.
    ///   - dataClass: What it is.
    /// - Returns: The detector.
    /// - Throws: ``DetectorError`` when it would find too much, or nothing.
    public static func structured(
        _ kind: String, _ pieces: [Piece], ignoringCase: Bool = false, dataClass: DataClass = .credential
    ) throws(DetectorError) -> Detector {
        try Detector(kind, pieces, ignoringCase, dataClass, isWithinWords: false)
    }

    /// Fewer bytes say nothing: they stand in any text.
    private static let shortest = 4
    /// What is found within a word or sentence begins with so many bytes that are always the same.
    private static let shortestBeginning = 3
    private static let longest = 1_024
    private static let mostPieces = 16

    private init(
        _ kind: String, _ pieces: [Piece], _ ignoresCase: Bool, _ dataClass: DataClass, isWithinWords: Bool
    ) throws(DetectorError) {
        guard RedactionMask.isRule(kind) else {
            throw DetectorError(kind, "the kind has to be 1 to 24 of a-z, 0-9 and _")
        }
        guard case .literal(let beginning) = pieces.first, pieces.count <= Self.mostPieces else {
            throw DetectorError(kind, "it has to begin with a literal and have at most \(Self.mostPieces) pieces")
        }
        guard beginning.utf8.count >= Self.shortestBeginning,
            beginning.utf8.prefix(Self.shortestBeginning).allSatisfy({ !ByteSet.whiteSpace.contains($0) && $0 != 0 })
        else {
            throw DetectorError(
                kind, "it has to begin with \(Self.shortestBeginning) bytes that are always there and no white space")
        }
        var (shortest, longest) = (0, 0)
        for piece in pieces {
            let lengths = piece.lengths
            guard lengths.lowerBound >= 0, lengths.upperBound > 0, lengths.upperBound <= Self.longest else {
                throw DetectorError(kind, "a piece is empty or longer than \(Self.longest) bytes")
            }
            if case .characters(let set, _) = piece, set.bytes == ByteSet.none {
                throw DetectorError(kind, "a piece allows no character")
            }
            shortest += lengths.lowerBound
            longest += lengths.upperBound
        }
        guard shortest >= Self.shortest, longest <= Self.longest else {
            throw DetectorError(kind, "what it finds has to be \(Self.shortest) to \(Self.longest) bytes long")
        }
        guard !RedactionMask.text("").utf8.starts(with: beginning.utf8) else {
            throw DetectorError(kind, "it would find the mask that stands in place of what was taken out")
        }
        self.kind = kind
        self.pieces = pieces
        self.ignoresCase = ignoresCase
        self.dataClass = dataClass
        self.isWithinWords = isWithinWords
    }
}

extension Detector {
    /// Bytes of the shortest text that it finds.
    var shortestLength: Int { pieces.reduce(0) { $0 + $1.lengths.lowerBound } }
}

extension Detector.Piece {
    /// Bytes of UTF-8 that it takes.
    fileprivate var lengths: ClosedRange<Int> {
        switch self {
        case .literal(let text): text.utf8.count...text.utf8.count
        case .characters(_, let range): range
        }
    }
}
