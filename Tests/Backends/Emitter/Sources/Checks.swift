// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Checks of an output, and the stores that it came from.
enum Checks {
    static func record() {
        var safety = Validation(.safety)
        safety.verdict = .passed
        safety.input = .text(Conversation.answer)
        span("guardrail", safety)

        var grounding = Validation(.grounding)
        grounding.verdict = .warned
        grounding.score = 0.75
        grounding.explanation = "12 has no source."
        grounding.input = .text(Conversation.answer)
        span("evaluator", grounding)
    }

    static func recordStores() {
        var query = Storage(.query)
        query.system = "postgresql"
        query.collection = "leave"
        query.query = "SELECT days FROM leave"
        query.records = .value([["days": 30]])
        span("storage", query)

        var memory = Storage(.searchMemory)
        memory.collection = "preferences"
        memory.query = "language"
        memory.records = .value([["content": "prefers English"]])
        span("memory", memory)

        var generic = Generic("load-config")
        generic.input = "config.json"
        generic.output = .json(#"{"entries":4}"#)
        span("generic", generic)
    }
}
