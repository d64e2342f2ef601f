// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What was taken out so far, on its way to a receipt.
struct RedactionTally: Hashable, Sendable {
    private(set) var counts: [String: Int] = [:]
    private(set) var bytesRemoved = 0
    /// What could not be redacted and was withheld, by reason.
    private(set) var failures: [String: Int] = [:]

    var isEmpty: Bool { counts.isEmpty && failures.isEmpty }

    mutating func count(_ rule: String, bytes: Int) {
        counts[rule, default: 0] += 1
        bytesRemoved &+= bytes
        if rule == "depth" || rule == "error" { fail(rule) }
    }

    /// Counts something that could not be redacted.
    mutating func fail(_ reason: String) { failures[reason, default: 0] += 1 }

    /// Writes it on the receipt of a span; a span that nothing was taken out of gets none.
    func write(on receipt: inout RedactionReceipt?, policy: String) {
        guard !counts.isEmpty else { return }
        var written = receipt ?? RedactionReceipt(policy: policy)
        if written.counts.isEmpty { written.counts = counts } else { written.counts.merge(counts) { $0 &+ $1 } }
        written.bytesRemoved &+= bytesRemoved
        written.policy = policy
        receipt = written
    }
}
