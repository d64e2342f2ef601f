// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What was said to models and agents and by them.
extension GenAIConvention {
    /// As attributes; a version that tells messages as events has only the summary of those that were kept back here.
    func map<Sink: AttributeSink & ~Copyable>(_ exchange: borrowing Exchange, into sink: inout Sink) {
        if version.tellsMessagesAsEvents {
            if case .withheld(let summary) = exchange.instructions { sink.set(.systemInstructions, summary) }
            if case .withheld(let summary) = exchange.input { sink.set(.inputMessages, summary) }
            if case .withheld(let summary) = exchange.output { sink.set(.outputMessages, summary) }
        } else {
            let reasons = exchange.reasons
            sink.setList(.systemInstructions, exchange.instructions) { $0.systemInstructions($1) }
            sink.setList(.inputMessages, exchange.input) { $0.inputMessages($1) }
            sink.setList(.outputMessages, exchange.output) { $0.outputMessages($1, reasons: reasons) }
        }
        sink.setList(.toolDefinitions, exchange.tools) { $0.toolDefinitions($1) }
    }
}
