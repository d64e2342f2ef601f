// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension AgentInvocation: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        name = try fields.text("name")
        agentID = try fields.text("agent_id")
        agentDescription = try fields.text("agent_description")
        version = try fields.text("version")
        provider = try fields.word("provider")
        requestModel = try fields.text("request_model")
        server = try fields.server()
        parameters = try fields.nested("parameters") ?? ModelParameters()
        outputType = try fields.text("output_type")
        dataSourceID = try fields.text("data_source_id")
        input = try fields.content("input")
        output = try fields.content("output")
        systemInstructions = try fields.content("system_instructions")
        toolDefinitions = try fields.content("tool_definitions")
        usage = try fields.nested("usage") ?? TokenUsage()
        budget = try fields.nested("budget")
        stopReason = try fields.text("stop_reason")
        finishReasons = try fields.words("finish_reasons")
    }
}

extension AgentCreation: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(provider: try fields.provider())
        name = try fields.text("name")
        agentID = try fields.text("agent_id")
        agentDescription = try fields.text("agent_description")
        version = try fields.text("version")
        requestModel = try fields.text("request_model")
        server = try fields.server()
        systemInstructions = try fields.content("system_instructions")
    }
}

extension AgentStep: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.requiredText("node"))
        number = try fields.int("number")
        agentName = try fields.text("agent_name")
        decision = try fields.text("decision")
        action = try fields.text("action")
        stateVersionBefore = try fields.text("state_version_before")
        stateVersionAfter = try fields.text("state_version_after")
        interrupt = try fields.text("interrupt")
        approvalID = try fields.text("approval_id")
        stopReason = try fields.text("stop_reason")
        input = try fields.content("input")
        output = try fields.content("output")
    }
}

extension Plan: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        agentName = try fields.text("agent_name")
        steps = try fields.content("steps")
        stepCount = try fields.count("step_count")
    }
}

extension Workflow: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        name = try fields.text("name")
        input = try fields.content("input")
        output = try fields.content("output")
    }
}

extension Validation: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(Check(try fields.requiredText("check")))
        verdict = try fields.word("verdict")
        score = try fields.number("score")
        explanation = try fields.content("explanation")
        unsupportedClaims = try fields.content("unsupported_claims")
        unsupportedClaimCount = try fields.count("unsupported_claim_count")
        isRepaired = try fields.bool("is_repaired")
        input = try fields.content("input")
        responseID = try fields.text("response_id")
    }
}

extension Request: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        feature = try fields.text("feature")
        requestID = try fields.text("request_id")
        tenant = try fields.text("tenant")
        channel = try fields.text("channel")
        riskLevel = try fields.text("risk_level")
        outcome = try fields.word("outcome")
        input = try fields.content("input")
        output = try fields.content("output")
    }
}

extension Generic: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.requiredText("name"))
        input = try fields.content("input")
        output = try fields.content("output")
    }
}

#endif
