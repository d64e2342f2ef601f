// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Any other work: its name, what went in and what came out.
extension GenAIConvention {
    func name(of generic: borrowing Generic) -> SpanName { SpanName(generic.name, nil) }

    func map<Sink: AttributeSink & ~Copyable>(_ generic: borrowing Generic, into sink: inout Sink) {
        sink.set(.input, generic.input)
        sink.set(.output, generic.output)
    }
}
