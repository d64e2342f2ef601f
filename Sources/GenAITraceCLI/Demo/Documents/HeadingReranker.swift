// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// A second look at what the index found: sections whose heading is about the question, or which say its words close
/// together, move up; those far behind the best are dropped.
struct HeadingReranker: Sendable {
    /// The name on spans.
    static let name = "heading-proximity-1"

    /// A section behind this part of the best score is no evidence any more.
    private static let dropBelow = 0.4
    /// Words within which two words of the question count as close.
    private static let window = 12

    /// The best sections in a better order.
    func rerank(_ hits: [LexicalIndex.Hit], for query: String, keeping limit: Int) -> [LexicalIndex.Hit] {
        let terms = Set(Words.of(query))
        guard let best = hits.map(\.score).max(), best > 0, !terms.isEmpty else { return [] }
        let scored = hits.map { hit in
            let heading = Set(Words.of(hit.section.headings.joined(separator: " ")))
            let shared = Double(heading.intersection(terms).count) / Double(terms.count)
            let score = hit.score / best + shared + 0.5 * proximity(of: terms, in: hit.section.text)
            return LexicalIndex.Hit(section: hit.section, score: score)
        }
        // Swift's sort is stable, so equally good sections keep the order of the index.
        let ordered = scored.sorted { $0.score > $1.score }
        let bound = (ordered.first?.score ?? 0) * Self.dropBelow
        return ordered.prefix { $0.score >= bound }.prefix(limit).map { $0 }
    }

    /// The largest part of the terms that stands within one window of words.
    private func proximity(of terms: Set<String>, in text: String) -> Double {
        let words = Words.of(text)
        var best = 0
        for start in words.indices where terms.contains(words[start]) {
            let window = words[start..<min(start + Self.window, words.endIndex)]
            best = max(best, Set(window).intersection(terms).count)
        }
        return Double(best) / Double(terms.count)
    }
}

#endif
