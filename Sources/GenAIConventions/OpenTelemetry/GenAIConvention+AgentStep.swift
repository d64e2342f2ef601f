// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Steps of an agent, which the conventions do not know.
extension GenAIConvention {
    func name(of step: borrowing AgentStep) -> SpanName { SpanName("agent_step", step.node) }

    func map<Sink: AttributeSink & ~Copyable>(_ step: borrowing AgentStep, into sink: inout Sink) {
        sink.set("genai_telemetry.operation.name", constant: "agent_step")
        sink.set("gen_ai.agent.name", text: step.agentName)
        sink.set("genai_telemetry.step.node", text: step.node)
        sink.set("genai_telemetry.step.number", step.number)
        sink.set("genai_telemetry.step.decision", text: step.decision)
        sink.set("genai_telemetry.step.action", text: step.action)
        sink.set("genai_telemetry.step.state_before", text: step.stateVersionBefore)
        sink.set("genai_telemetry.step.state_after", text: step.stateVersionAfter)
        sink.set("genai_telemetry.step.interrupt", text: step.interrupt)
        sink.set("genai_telemetry.step.approval_id", text: step.approvalID)
        sink.set("genai_telemetry.step.stop_reason", text: step.stopReason)
        sink.set(.input, step.input)
        sink.set(.output, step.output)
    }
}
