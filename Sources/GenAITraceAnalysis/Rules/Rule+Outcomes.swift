// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// Status and `error.type`.
extension Rule {
    static let outcomes: [Rule] = [
        Rule(
            "error-type-without-error", .error, "`error.type` on a span whose status is not an error.",
            because: "Error rates by status and by type differ, and backends show a success.",
            advice: "Set the status to error too, or leave error.type off.",
            everySpan: { span in
                span.has("error.type") && !span.isFailure
                    ? [Observation("error.type", "the status is \(span.span.status.code)")] : []
            }),
        Rule(
            "error-without-type", .warning, "An error status without `error.type`.",
            because: "Failures cannot be told apart: dashboards group by it.",
            advice: "Set error.type to a code or a type of few values; `_OTHER` when nothing is known.",
            check: { span in
                span.isFailure && !span.has("error.type") ? [Observation("error.type", "is missing on a failure")] : []
            }),
        Rule(
            "error-type-is-message", .warning, "`error.type` holds a sentence.",
            because: "Every message is a type of its own, and may hold what nobody should read on a dashboard.",
            advice: "Put the sentence into the status description, and a code or a class into error.type.",
            everySpan: { span in
                guard let type = span.text("error.type") else { return [] }
                let words = type.split(whereSeparator: \.isWhitespace).count
                return words > 2 || type.utf8.count > 100
                    ? [Observation("error.type", "is a sentence or longer than a name")] : []
            }),
        Rule(
            "status-ok", .warning, "Status OK on a success.",
            because:
                "OK is the application's last word, which nobody may change; instrumentation leaves success unset.",
            advice: "Leave the status unset.",
            check: { span in span.span.status.code == .ok ? [Observation(nil, "the status is OK")] : [] }),
        Rule(
            "status-repeats-type", .info, "The status description repeats `error.type`.",
            because: "It says nothing more.", advice: "Leave it off, or say what happened.",
            everySpan: { span in
                guard let type = span.text("error.type"), type == span.span.status.message else { return [] }
                return [Observation("error.type", "is the status description")]
            }),
    ]
}
