// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How durations are distributed: a histogram with the buckets that OpenTelemetry advises for requests.
public struct DurationDistribution: Hashable, Sendable {
    /// The upper bounds of all buckets but the last, in seconds; a value that equals a bound is below it.
    public static let bounds: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]

    /// How many durations are in each bucket; one more than there are bounds.
    public private(set) var counts = [Int](repeating: 0, count: DurationDistribution.bounds.count + 1)
    /// The sum of all durations, in seconds.
    public private(set) var sum = 0.0

    /// Creates a histogram with nothing in it.
    public init() {}

    /// How many durations there are.
    public var count: Int { counts.reduce(0, +) }

    /// Adds a duration.
    public mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let value = Double(seconds) + Double(attoseconds) * 1e-18
        counts[Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count] += 1
        sum += value
    }
}

/// How long exports took that ended in the same way.
public struct ExportDuration: Hashable, Sendable {
    /// How they ended: what tells them from the others of the same exporter.
    public struct Outcome: Hashable, Sendable {
        /// Why they failed; nil for those that did not.
        public var errorType: String?
        /// What the server answered last, if it did.
        public var statusCode: Int?

        /// Creates an outcome.
        public init(errorType: String? = nil, statusCode: Int? = nil) {
            self.errorType = errorType
            self.statusCode = statusCode
        }
    }

    /// How they ended.
    public var outcome: Outcome
    /// How long they took, with all attempts and the waits in between.
    public var distribution: DurationDistribution

    /// Creates an account of exports.
    public init(outcome: Outcome, distribution: DurationDistribution) {
        self.outcome = outcome
        self.distribution = distribution
    }
}
