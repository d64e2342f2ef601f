// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Agent spans: of a hosted agent that is called, or of one that runs in this process.
extension GenAIConvention {
    func name(of agent: borrowing AgentInvocation) -> SpanName { SpanName("invoke_agent", agent.name) }

    func map<Sink: AttributeSink & ~Copyable>(
        _ agent: borrowing AgentInvocation, in setting: SpanSetting, into sink: inout Sink
    ) {
        let isLocal = setting.kind == .internal
        sink.set("gen_ai.operation.name", constant: "invoke_agent")
        // An agent in this process has no provider, though its model has: that one stands on the model's spans.
        if !isLocal {
            set(provider: agent.provider, into: &sink)
            map(agent.server, into: &sink)
        }
        sink.set("gen_ai.agent.name", text: agent.name)
        sink.set("gen_ai.agent.description", text: agent.agentDescription)
        if !isLocal || version.identifiesLocalAgents {
            sink.set("gen_ai.agent.id", text: agent.agentID)
            sink.set("gen_ai.agent.version", text: agent.version)
        } else {
            sink.set("genai_telemetry.agent.id", text: agent.agentID)
            sink.set("genai_telemetry.agent.version", text: agent.version)
        }
        sink.set("gen_ai.request.model", text: agent.requestModel)
        map(agent.parameters, of: agent.provider, into: &sink)
        sink.set("gen_ai.output.type", text: agent.outputType)
        sink.set("gen_ai.data_source.id", text: agent.dataSourceID)
        let reasons = FinishReasons(of: agent)
        sink.set("gen_ai.response.finish_reasons", words: reasons.known)
        // What the cache saved and which media there were belongs to single calls; the conventions leave it off the sum.
        map(agent.usage, inDetail: !isLocal, into: &sink)
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        if let budget = agent.budget {
            sink.set("genai_telemetry.agent.budget.amount", budget.amount)
            sink.set("genai_telemetry.agent.budget.picounits", budget.picounits)
            sink.set("genai_telemetry.agent.budget.currency", text: budget.currency)
        }
        sink.set("genai_telemetry.agent.stop_reason", text: agent.stopReason)
        map(
            instructions: agent.systemInstructions, input: agent.input, output: agent.output,
            tools: agent.toolDefinitions, reasons: reasons, into: &sink)
    }
}
