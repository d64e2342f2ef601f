// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP
import GenAITelemetry

/// What redaction says on the spans that it took out.
struct RedactionSummary: Sendable {
    /// How often each rule altered something.
    private(set) var counts: [String: Int64] = [:]

    /// Reads the receipts of spans.
    init(_ spans: [ReceivedSpan]) {
        for span in spans {
            guard let receipt = span.span.attributes.text("genai_telemetry.redaction.counts"),
                case .map(let rules)? = try? JSONReader.parse(receipt.utf8)
            else { continue }
            for case (let rule, .int(let count)) in rules where count > 0 {
                counts[rule] = (counts[rule] ?? 0).addingReportingOverflow(count).partialValue
            }
        }
    }

    /// One line: `openai 14, email 2`; nil when nothing was altered.
    var description: String? {
        if counts.isEmpty { return nil }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(TerminalText.excerpt($0.key, limit: 40)) \(Figures.count($0.value))" }.joined(separator: ", ")
    }
}

#endif
