// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Checks of an output. The conventions know evaluations as events, not as work that takes time.
extension GenAIConvention {
    func name(of validation: borrowing Validation) -> SpanName { SpanName("validate", validation.check.rawValue) }

    func map<Sink: AttributeSink & ~Copyable>(_ validation: borrowing Validation, into sink: inout Sink) {
        sink.set("genai_telemetry.operation.name", constant: "validate")
        sink.set("gen_ai.response.id", text: validation.responseID)
        sink.set("genai_telemetry.validation.check", word: validation.check)
        sink.set("genai_telemetry.validation.verdict", word: validation.verdict)
        sink.set("genai_telemetry.validation.score", validation.score)
        sink.set("genai_telemetry.validation.unsupported_claim_count", validation.unsupportedClaimCount)
        sink.set("genai_telemetry.validation.repaired", validation.isRepaired)
        sink.set(.validationExplanation, validation.explanation)
        sink.set(.unsupportedClaims, validation.unsupportedClaims)
        sink.set(.input, validation.input)
    }
}
