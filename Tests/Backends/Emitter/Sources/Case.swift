// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Opens a span that the checks find again by the name of its case.
///
/// - Parameters:
///   - name: The name of the case, as in the table of expectations.
///   - operation: What the span is about.
///   - kind: Its role in a call; nil for the usual one.
///   - cost: What it cost, in trillionths of a dollar; nil when the price table knows.
///   - body: What happens inside.
func span<Operation: SpanOperation>(
    _ name: String, _ operation: Operation, kind: SpanKind? = nil, cost: Int64? = nil,
    _ body: (Span<Operation>) -> Void = { _ in }
) {
    withSpan(operation, kind: kind, attributes: ["test.case": .string(name)]) { span in
        if let cost { span.setCost(Cost(picounits: cost)) }
        body(span)
    }
}
