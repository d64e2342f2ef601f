// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// The two panels that every span has, and the kind of text in them.
extension OpenInference {
    func mapPanels<Sink: AttributeSink & ~Copyable>(of span: borrowing SpanRecord, into sink: inout Sink) {
        let told = GenAIConvention.panels(of: span)
        if let kind = told.input { sink.set("input.mime_type", constant: kind) }
        if let kind = told.output { sink.set("output.mime_type", constant: kind) }
        guard tellsContent else { return }
        if !told.hasInput, let value = PanelValue(inputOf: span) {
            sink.set("input.value", panel: value)
            sink.set("input.mime_type", constant: value.mimeType)
        }
        if !told.hasOutput, let value = PanelValue(outputOf: span) {
            sink.set("output.value", panel: value)
            sink.set("output.mime_type", constant: value.mimeType)
        }
    }
}

extension GenAIConvention {
    /// What this convention tells as `input.value` and `output.value` itself, because it has no other name for it: whether
    /// it does, and the media type where there is a value.
    fileprivate static func panels(
        of span: borrowing SpanRecord
    ) -> (hasInput: Bool, input: StaticString?, hasOutput: Bool, output: StaticString?) {
        let contents: (input: Content?, output: Content?)? =
            switch span.operationKind {
            case .request: span.withOperation(Request.self) { ($0.input, $0.output) }
            case .agentStep: span.withOperation(AgentStep.self) { ($0.input, $0.output) }
            case .generic: span.withOperation(Generic.self) { ($0.input, $0.output) }
            case .validation: span.withOperation(Validation.self) { ($0.input, nil) }
            default: nil
            }
        guard let contents else { return (false, nil, false, nil) }
        let kinds = (PanelValue(plain: contents.input)?.mimeType, PanelValue(plain: contents.output)?.mimeType)
        return (true, kinds.0, span.operationKind != .validation, kinds.1)
    }
}

extension PanelValue {
    /// The media type of the value.
    fileprivate var mimeType: StaticString { text == nil ? "application/json" : "text/plain" }
}
