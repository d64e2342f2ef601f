// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Tool spans, and the spans of the Model Context Protocol calls that carry a tool.
extension GenAIConvention {
    /// The method of an MCP call, else the execution.
    ///
    /// A tool that runs inside the process stays an execution, also when MCP brought it: one span for one call.
    func name(of tool: borrowing ToolExecution, kind: SpanKind) -> String {
        if let method = tool.mcp.flatMap({ $0.method.trimmed }), kind != .internal {
            return SpanName.joining(method, tool.name)
        }
        return SpanName.joining("execute_tool", tool.name)
    }

    func map<Sink: AttributeSink & ~Copyable>(
        _ tool: borrowing ToolExecution, in setting: SpanSetting, into sink: inout Sink
    ) {
        // An MCP call that is none of a tool, such as `resources/read`, has no operation of the GenAI conventions.
        let method = tool.mcp?.method ?? ""
        if method.isEmpty || method == "tools/call" || setting.kind == .internal {
            sink.set("gen_ai.operation.name", constant: "execute_tool")
        }
        sink.set("gen_ai.tool.name", text: tool.name)
        sink.set("gen_ai.tool.type", text: tool.type)
        sink.set("gen_ai.tool.call.id", text: tool.callID)
        sink.set("gen_ai.tool.description", text: tool.toolDescription)
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        sink.set("genai_telemetry.tool.version", text: tool.version)
        sink.set("genai_telemetry.tool.side_effect", text: tool.sideEffect)
        sink.set("genai_telemetry.tool.risk_level", text: tool.riskLevel)
        sink.set("genai_telemetry.tool.authorization", word: tool.authorization)
        sink.set("genai_telemetry.tool.approval_id", text: tool.approvalID)
        sink.set("genai_telemetry.tool.idempotency_key", text: tool.idempotencyKey)
        sink.setJSON(.toolArguments, tool.arguments) { $0.objectContent($1, wrappedAs: "input") }
        sink.setJSON(.toolResult, tool.result) { $0.objectContent($1, wrappedAs: "result") }
        guard let call = tool.mcp else { return }
        sink.set("mcp.method.name", text: call.method)
        sink.set("mcp.session.id", text: call.sessionID)
        sink.set("mcp.protocol.version", text: call.protocolVersion)
        sink.set("jsonrpc.request.id", text: call.requestID)
    }
}
