// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A set of span numbers, kept as ranges: what has been seen, and so what is missing.
package struct SequenceSet: Hashable, Sendable {
    /// The ranges in order; none touch.
    package private(set) var ranges: [Range<UInt64>] = []

    /// Creates an empty set.
    package init() {}

    /// How many numbers are in it.
    package var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// How many numbers are missing between the least and the greatest.
    package var gapCount: Int {
        zip(ranges, ranges.dropFirst()).reduce(0) { count, pair in
            let (sum, overflow) = count.addingReportingOverflow(Int(clamping: pair.1.lowerBound - pair.0.upperBound))
            return overflow ? .max : sum
        }
    }

    /// Whether it is empty.
    package var isEmpty: Bool { ranges.isEmpty }

    /// Whether any of the numbers is in it.
    package func overlaps(_ range: Range<UInt64>) -> Bool { ranges.contains { $0.overlaps(range) } }

    /// Whether all of the numbers are in it.
    package func contains(_ range: Range<UInt64>) -> Bool {
        ranges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }

    /// Adds numbers.
    package mutating func insert(_ range: Range<UInt64>) {
        guard !range.isEmpty else { return }
        // Nearly always at the end, where the next record is.
        if let last = ranges.last, last.upperBound == range.lowerBound {
            ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            return
        }
        let low = ranges.firstIndex { $0.upperBound >= range.lowerBound } ?? ranges.endIndex
        var (lower, upper, high) = (range.lowerBound, range.upperBound, low)
        while high < ranges.endIndex, ranges[high].lowerBound <= upper {
            lower = min(lower, ranges[high].lowerBound)
            upper = max(upper, ranges[high].upperBound)
            high += 1
        }
        ranges.replaceSubrange(low..<high, with: [lower..<upper])
    }

    /// Takes numbers out.
    package mutating func remove(_ range: Range<UInt64>) {
        guard overlaps(range) else { return }
        ranges = ranges.flatMap { existing -> [Range<UInt64>] in
            guard existing.overlaps(range) else { return [existing] }
            let before = existing.lowerBound..<max(existing.lowerBound, min(range.lowerBound, existing.upperBound))
            let after = min(max(range.upperBound, existing.lowerBound), existing.upperBound)..<existing.upperBound
            return [before, after].filter { !$0.isEmpty }
        }
    }
}
