// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Spans of making an agent at a provider.
extension GenAIConvention {
    func name(of creation: borrowing AgentCreation) -> SpanName { SpanName("create_agent", creation.name) }

    func map<Sink: AttributeSink & ~Copyable>(_ creation: borrowing AgentCreation, into sink: inout Sink) {
        sink.set("gen_ai.operation.name", constant: "create_agent")
        set(provider: creation.provider, into: &sink)
        sink.set("gen_ai.request.model", text: creation.requestModel)
        map(creation.server, into: &sink)
        sink.set("gen_ai.agent.name", text: creation.name)
        sink.set("gen_ai.agent.id", text: creation.agentID)
        sink.set("gen_ai.agent.description", text: creation.agentDescription)
        sink.set("gen_ai.agent.version", text: creation.version)
        map(instructions: creation.systemInstructions, reasons: .none, into: &sink)
    }
}
