// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that a detector found in a text.
struct Finding: Hashable, Sendable {
    /// Where, in bytes.
    var range: Range<Int>
    /// The rule id.
    let kind: String
    /// What it is.
    let dataClass: Detector.DataClass
}

extension [Finding] {
    /// The findings in order, those that overlap made one: of two, the longer one names it.
    var merged: [Finding] {
        var merged: [Finding] = []
        for finding in sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = merged.last, finding.range.lowerBound < last.range.upperBound else {
                merged.append(finding)
                continue
            }
            var whole = finding.range.count > last.range.count ? finding : last
            whole.range = last.range.lowerBound..<Swift.max(last.range.upperBound, finding.range.upperBound)
            merged[merged.count - 1] = whole
        }
        return merged
    }
}
