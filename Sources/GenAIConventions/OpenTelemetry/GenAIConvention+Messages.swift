// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What was said to models and agents and by them.
extension GenAIConvention {
    /// As attributes; a version that tells messages as events has only the summary of those that were kept back here.
    ///
    /// Every piece is lent: contents are what copying a span would cost most for.
    func map<Sink: AttributeSink & ~Copyable>(
        instructions: Content? = nil, input: Content? = nil, output: Content? = nil, tools: Content? = nil,
        reasons: FinishReasons, into sink: inout Sink
    ) {
        if version.tellsMessagesAsEvents {
            if case .withheld(let summary) = instructions { sink.set(.systemInstructions, summary) }
            if case .withheld(let summary) = input { sink.set(.inputMessages, summary) }
            if case .withheld(let summary) = output { sink.set(.outputMessages, summary) }
        } else {
            sink.setList(.systemInstructions, instructions, of: .textPart) { $0.systemInstructions($1) }
            sink.setList(.inputMessages, input, of: .message) { $0.inputMessages($1) }
            sink.setList(.outputMessages, output, of: .choice) { $0.outputMessages($1, reasons: reasons) }
        }
        sink.setList(.toolDefinitions, tools, of: .toolDefinition) { $0.toolDefinitions($1) }
    }
}
