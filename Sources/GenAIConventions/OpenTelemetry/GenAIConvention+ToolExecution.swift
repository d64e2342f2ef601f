// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Tool spans, and the spans of the Model Context Protocol calls that carry a tool.
extension GenAIConvention {
    /// The method of an MCP call, else the execution.
    ///
    /// A tool that runs inside the process stays an execution, also when MCP brought it: one span for one call.
    func name(of tool: borrowing ToolExecution, kind: SpanKind) -> SpanName {
        if let call = tool.mcp, let method = call.method.trimmed, kind != .internal || !isExecution(tool, kind) {
            return SpanName(method, tool.name.trimmed ?? call.prompt?.name)
        }
        let name = SpanName("execute_tool", tool.name)
        // The resource that is read or run says most; a skill alone is one that is loaded.
        if let resource = tool.skill?.resourceName?.trimmed {
            return name.adding(tool.skill?.name).adding(resource)
        }
        return name.adding(tool.command == nil ? tool.skill?.name : tool.command?.executableName)
    }

    /// An MCP call that is none of a tool, such as `resources/read`, has no operation of the GenAI conventions.
    private func isExecution(_ tool: borrowing ToolExecution, _ kind: SpanKind) -> Bool {
        guard let method = tool.mcp?.method, !method.isEmpty, method != "tools/call" else { return true }
        return kind == .internal && !tool.name.isEmpty
    }

    func map<Sink: AttributeSink & ~Copyable>(
        _ tool: borrowing ToolExecution, in setting: SpanSetting, into sink: inout Sink
    ) {
        if isExecution(tool, setting.kind) { sink.set("gen_ai.operation.name", constant: "execute_tool") }
        sink.set("gen_ai.tool.name", text: tool.name)
        sink.set("gen_ai.tool.type", text: tool.type)
        sink.set("gen_ai.tool.call.id", text: tool.callID)
        sink.set("gen_ai.tool.description", text: tool.toolDescription)
        sink.set("gen_ai.agent.name", text: tool.agentName)
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        sink.set("genai_telemetry.tool.version", text: tool.version)
        sink.set("genai_telemetry.tool.side_effect", text: tool.sideEffect)
        sink.set("genai_telemetry.tool.risk_level", text: tool.riskLevel)
        sink.set("genai_telemetry.tool.authorization", word: tool.authorization)
        sink.set("genai_telemetry.tool.approval_id", text: tool.approvalID)
        sink.set("genai_telemetry.tool.idempotency_key", text: tool.idempotencyKey)
        sink.setJSON(.toolArguments, tool.arguments) { $0.objectContent($1, wrappedAs: "input") }
        sink.setJSON(.toolResult, tool.result) { $0.objectContent($1, wrappedAs: "result") }
        map(tool.skill, into: &sink)
        map(tool.command, into: &sink)
        if let call = tool.mcp { map(call, into: &sink) }
    }

    private func map<Sink: AttributeSink & ~Copyable>(_ skill: SkillReference?, into sink: inout Sink) {
        guard let skill else { return }
        sink.set("gen_ai.skill.name", text: skill.name)
        sink.set("gen_ai.skill.description", text: skill.skillDescription)
        sink.set("gen_ai.skill.source.uri", text: skill.sourceURI)
        sink.set("gen_ai.skill.resource.name", text: skill.resourceName)
    }

    private func map<Sink: AttributeSink & ~Copyable>(_ command: ToolExecution.Command?, into sink: inout Sink) {
        guard let command else { return }
        sink.set("process.executable.name", text: command.executableName)
        sink.set("process.executable.path", text: command.executablePath)
        sink.set("process.exit.code", command.exitCode)
    }

    private func map<Sink: AttributeSink & ~Copyable>(_ call: MCPCall, into sink: inout Sink) {
        sink.set("mcp.method.name", text: call.method)
        sink.set("mcp.session.id", text: call.sessionID)
        sink.set("mcp.protocol.version", text: call.protocolVersion)
        sink.set("mcp.resource.uri", text: call.resourceURI)
        sink.set("jsonrpc.request.id", text: call.requestID)
        sink.set("jsonrpc.protocol.version", text: call.jsonRPCVersion)
        sink.set("rpc.response.status_code", text: call.errorCode.map { String($0) })
        sink.set("network.transport", text: call.network.transport)
        sink.set("network.protocol.name", text: call.network.protocolName)
        sink.set("network.protocol.version", text: call.network.protocolVersion)
        map(call.prompt, into: &sink)
        if !call.isServer {
            map(call.peer, into: &sink)
        } else if let client = call.peer, !client.address.isEmpty {
            sink.set("client.address", client.address)
            if (1...65535).contains(client.port) { sink.set("client.port", client.port) }
        }
    }
}
