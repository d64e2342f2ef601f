// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Agents, their steps and their tools. Phoenix draws a graph of the nodes: an agent, and its steps below it.
extension OpenInference {
    func map<Sink: AttributeSink & ~Copyable>(_ agent: borrowing AgentInvocation, into sink: inout Sink) {
        sink.set("agent.name", text: agent.name)
        sink.set("graph.node.id", text: agent.name)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ creation: borrowing AgentCreation, into sink: inout Sink) {
        sink.set("agent.name", text: creation.name)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ step: borrowing AgentStep, into sink: inout Sink) {
        sink.set("agent.name", text: step.agentName)
        sink.set("graph.node.id", text: step.node)
        // A node above itself is a graph without a root.
        if step.agentName != step.node { sink.set("graph.node.parent_id", text: step.agentName) }
    }

    func map<Sink: AttributeSink & ~Copyable>(_ plan: borrowing Plan, into sink: inout Sink) {
        sink.set("agent.name", text: plan.agentName)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ tool: borrowing ToolExecution, into sink: inout Sink) {
        sink.set("tool.name", text: tool.name)
        sink.set("tool.id", text: tool.callID)
        sink.set("tool.description", text: tool.toolDescription)
    }
}
