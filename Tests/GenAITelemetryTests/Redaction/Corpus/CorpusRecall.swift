// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How many of the secrets of a kind were found, and how sure that makes one.
struct CorpusRecall: CustomStringConvertible {
    private(set) var found = 0
    private(set) var total = 0

    mutating func count(_ isFound: Bool) {
        total += 1
        if isFound { found += 1 }
    }

    static func + (left: CorpusRecall, right: CorpusRecall) -> CorpusRecall {
        var sum = left
        sum.found += right.found
        sum.total += right.total
        return sum
    }

    var value: Double { total == 0 ? 1 : Double(found) / Double(total) }

    /// The Wilson interval that holds the true rate in 95 of 100 samples like this one.
    var interval: ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let (n, z) = (Double(total), 1.96)
        let middle = (value + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, middle - half)...min(1, middle + half)
    }

    var description: String {
        func percent(_ value: Double) -> String { "\((value * 1_000).rounded() / 10)" }
        return
            "\(found)/\(total) = \(percent(value)) % (\(percent(interval.lowerBound))-\(percent(interval.upperBound)))"
    }
}
