// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry

/// A convention that adds nothing: the name of some work, and the free attributes.
struct FreeConvention: SemanticConvention {
    var schemaURL: StaticString = ""

    func spanName(for span: borrowing SpanRecord) -> SpanName {
        SpanName(span.withOperation(Generic.self) { $0.name } ?? "")
    }

    func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        for (key, value) in span.attributes { sink.set(dynamic: key, value) }
    }
}
