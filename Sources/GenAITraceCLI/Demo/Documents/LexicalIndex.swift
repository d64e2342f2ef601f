// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An index of sections by their words, which ranks with Okapi BM25.
struct LexicalIndex: Sendable {
    /// A section that was found, and how well it fits.
    struct Hit: Sendable {
        let section: DocumentSection
        let score: Double
    }

    /// How soon a repeated word stops counting.
    private static let saturation = 1.2
    /// How much a long section is held back.
    private static let lengthPenalty = 0.75

    private let sections: [DocumentSection]
    private let lengths: [Double]
    private let averageLength: Double
    /// For every word, the sections that have it and how often.
    private let postings: [String: [(section: Int, count: Double)]]

    /// Indexes sections: their headings count like their text.
    init(_ sections: [DocumentSection]) {
        var postings: [String: [(section: Int, count: Double)]] = [:]
        var lengths: [Double] = []
        for (number, section) in sections.enumerated() {
            let words = Words.of(section.headings.joined(separator: " ")) + Words.of(section.text)
            lengths.append(Double(words.count))
            let counts = words.reduce(into: [String: Double]()) { $0[$1, default: 0] += 1 }
            for (word, count) in counts {
                postings[word, default: []].append((number, count))
            }
        }
        self.sections = sections
        self.lengths = lengths
        self.postings = postings
        averageLength = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
    }

    /// The sections that fit a query best, best first; equally good ones in the order of the documents.
    func search(_ query: String, limit: Int) -> [Hit] {
        var scores: [Int: Double] = [:]
        for word in Set(Words.of(query)).sorted() {  // In one order: a sum of doubles depends on it.
            guard let found = postings[word] else { continue }
            let total = Double(sections.count)
            let weight = log(1 + (total - Double(found.count) + 0.5) / (Double(found.count) + 0.5))
            for (section, count) in found {
                let length = 1 - Self.lengthPenalty + Self.lengthPenalty * lengths[section] / averageLength
                scores[section, default: 0] +=
                    weight * count * (Self.saturation + 1) / (count + Self.saturation * length)
            }
        }
        let best = scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(limit)
        return best.map { Hit(section: sections[$0.key], score: $0.value) }
    }
}

/// How texts become words that can be compared.
enum Words {
    private static let ignored: Set<String> = [
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "if", "in",
        "into", "is", "it", "its", "my", "of", "on", "or", "so", "that", "the", "then", "there", "this", "to", "was",
        "what", "when", "where", "which", "who", "with", "you", "your",
    ]

    /// The words of a text in order, in lowercase, without plural endings and words that say nothing.
    static func of(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.compactMap { word in
            if ignored.contains(String(word)) { return nil }
            return word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
                ? String(word.dropLast()) : String(word)
        }
    }
}

#endif
