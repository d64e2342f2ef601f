// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What was taken out so far, on its way to a receipt.
struct RedactionTally: Hashable, Sendable {
    private var counts: [String: Int] = [:]
    private var bytesRemoved = 0

    mutating func count(_ rule: String, bytes: Int) {
        counts[rule, default: 0] += 1
        bytesRemoved += bytes
    }

    /// Writes it on the receipt of a span; a span that nothing was taken out of gets none.
    func write(on receipt: inout RedactionReceipt?, policy: String) {
        guard !counts.isEmpty else { return }
        var written = receipt ?? RedactionReceipt(policy: policy)
        if written.counts.isEmpty { written.counts = counts } else { written.counts.merge(counts) { $0 + $1 } }
        written.bytesRemoved += bytesRemoved
        written.policy = policy
        receipt = written
    }
}
