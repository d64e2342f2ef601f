// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// What the conventions tell as events, at the time at which it happened as far as a record knows.
extension GenAIConvention {
    /// The messages of a call, in a version that tells them as events, and the result of an evaluation.
    public func events(of span: borrowing SpanRecord) -> [SpanEvent] {
        if version.tellsEvaluations, span.operationKind == .validation { return [evaluation(of: span)] }
        if version.tellsMessagesAsEvents, let exchange = Exchange(span) {
            let events = MessageEvents(
                provider: exchange.provider.map(version.provider.attribute), start: span.startTime,
                end: span.timeOfEnd)
            return events.of(exchange)
        }
        return []
    }

    /// `gen_ai.evaluation.result`.
    ///
    /// The explanation is content, so what the capture policy kept back is not told.
    private func evaluation(of span: borrowing SpanRecord) -> SpanEvent {
        var attributes = Attributes()
        func set(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { attributes[name] = .string(text) }
        }
        span.withOperation(Validation.self) { validation in
            set("gen_ai.evaluation.name", validation.check.rawValue.isEmpty ? "validation" : validation.check.rawValue)
            attributes["gen_ai.evaluation.score.value"] = validation.score.map { .double($0) }
            set("gen_ai.evaluation.score.label", validation.verdict?.rawValue)
            set("gen_ai.evaluation.explanation", validation.explanation?.textUnlessWithheld)
            set("gen_ai.response.id", validation.responseID)
        }
        if span.status.isFailure { set("error.type", errorType(of: span)) }
        return SpanEvent(name: "gen_ai.evaluation.result", time: span.timeOfEnd, attributes: attributes)
    }
}

extension SpanRecord {
    /// When the span ended, or when it started while it runs.
    fileprivate var timeOfEnd: UInt64 { max(startTime, endTime) }
}
