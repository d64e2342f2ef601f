// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// How often something took how long: 32 classes for each doubling, so that a percentile is off by 3 % at most.
struct LatencyHistogram: Sendable {
    private static let classesPerDoubling = 32
    private static let linearLimit = UInt64(2 * classesPerDoubling)

    private var counts = [UInt64](repeating: 0, count: 60 * classesPerDoubling)
    private(set) var count: UInt64 = 0
    private(set) var maximum: UInt64 = 0

    /// Counts a time in nanoseconds.
    mutating func record(_ nanoseconds: UInt64) {
        counts[Self.index(nanoseconds)] += 1
        count += 1
        maximum = max(maximum, nanoseconds)
    }

    /// The time that a fraction of all stayed below.
    func percentile(_ fraction: Double) -> UInt64 {
        let target = max(UInt64((Double(count) * fraction).rounded(.up)), 1)
        var seen: UInt64 = 0
        for (index, count) in counts.enumerated() where count > 0 {
            seen += count
            if seen >= target { return min(Self.upperBound(index), maximum) }
        }
        return 0
    }

    /// Adds what another one counted.
    mutating func add(_ other: LatencyHistogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        count += other.count
        maximum = max(maximum, other.maximum)
    }

    private static func index(_ value: UInt64) -> Int {
        if value < linearLimit { return Int(value) }
        let doublings = UInt64.bitWidth - linearLimit.leadingZeroBitCount
        let shift = UInt64.bitWidth - value.leadingZeroBitCount - doublings + 1
        return shift * classesPerDoubling + Int(value >> UInt64(shift))
    }

    private static func upperBound(_ index: Int) -> UInt64 {
        if index < Int(linearLimit) { return UInt64(index) }
        let shift = index / classesPerDoubling - 1
        return (UInt64(index - shift * classesPerDoubling) + 1) << UInt64(shift) &- 1
    }
}

#endif
