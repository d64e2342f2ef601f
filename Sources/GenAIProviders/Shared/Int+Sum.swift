// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Int {
    /// The sum of counts that are all there; nil when one is not, and when it is more than any number.
    static func sum(_ counts: Int?...) -> Int? {
        var sum = 0
        for count in counts {
            guard let count else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(count)
            if overflow { return nil }
            sum = total
        }
        return sum
    }
}
