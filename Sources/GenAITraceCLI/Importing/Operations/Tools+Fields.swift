// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension ToolExecution: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.text("name") ?? "")
        version = try fields.text("version")
        if let value = try fields.text("type") { type = value }
        toolDescription = try fields.text("tool_description")
        callID = try fields.text("call_id")
        arguments = try fields.content("arguments")
        result = try fields.content("result")
        sideEffect = try fields.text("side_effect")
        riskLevel = try fields.text("risk_level")
        authorization = try fields.word("authorization")
        approvalID = try fields.text("approval_id")
        idempotencyKey = try fields.text("idempotency_key")
        agentName = try fields.text("agent_name")
        skill = try fields.nested("skill")
        command = try fields.nested("command")
        mcp = try fields.nested("mcp")
    }
}

extension ToolExecution.Command: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.text("executable_name"))
        executablePath = try fields.text("executable_path")
        exitCode = try fields.int("exit_code")
    }
}

extension SkillReference: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        name = try fields.text("name")
        skillDescription = try fields.text("skill_description")
        sourceURI = try fields.text("source_uri")
        resourceName = try fields.text("resource_name")
    }
}

extension MCPCall: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        if let value = try fields.text("method") { method = value }
        sessionID = try fields.text("session_id")
        protocolVersion = try fields.text("protocol_version")
        requestID = try fields.text("request_id")
        jsonRPCVersion = try fields.text("jsonrpc_version")
        errorCode = try fields.int("error_code")
        resourceURI = try fields.text("resource_uri")
        prompt = try fields.nested("prompt")
        network = try fields.nested("network") ?? Network()
        peer = try fields.server("peer")
        isServer = try fields.bool("is_server") ?? false
    }
}

extension MCPCall.Network: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        transport = try fields.text("transport")
        protocolName = try fields.text("protocol_name")
        protocolVersion = try fields.text("protocol_version")
    }
}

#endif
