// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry

/// A convention that uses every verb of a sink once, and then passes the free attributes on.
struct PlainConvention: SemanticConvention {
    var schemaURL: StaticString = "https://example.com/schemas/1.0.0"

    func spanName(for span: borrowing SpanRecord) -> SpanName {
        SpanName(span.name ?? span.withOperation(Generic.self) { $0.name } ?? "")
    }

    func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        sink.set("plain.constant", constant: "a constant")
        sink.set("plain.text", span.context.traceState.headerValue + "é")
        sink.set("plain.int", Int64(bitPattern: span.startTime))
        sink.set("plain.double", Double(span.endTime &- span.startTime))
        sink.set("plain.bool", span.parent == nil)
        sink.set("plain.texts", ["one", "", "three"])
        sink.set("plain.value", .array([.int(1), .empty, .map(["nested": .bytes([0, 255])])]))
        sink.setJSON("plain.json") { json in
            json.object {
                $0.key("name")
                $0.string("quoted \"\u{0}\" text")
            }
        }
        for (key, value) in span.attributes { sink.set(dynamic: key, value) }
    }
}
