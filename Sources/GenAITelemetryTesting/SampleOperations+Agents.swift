// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// Agents, what they do, and their tools.
extension SampleOperations {
    /// A run of a tool that the Model Context Protocol carries.
    public static var toolExecution: ToolExecution {
        var tool = ToolExecution("weather")
        tool.version = "1.2"
        tool.type = "extension"
        tool.toolDescription = "Tells the weather."
        tool.callID = "call-1"
        tool.arguments = .json(#"{"city":"Paris"}"#)
        tool.result = .value(["degrees": 7])
        tool.sideEffect = "read"
        tool.riskLevel = "low"
        tool.authorization = .allowed
        tool.approvalID = "approval-1"
        tool.idempotencyKey = "key-1"
        tool.agentName = "forecaster"
        tool.skill = SkillReference("meteorology", resource: "stations.csv")
        tool.skill?.skillDescription = "Knows clouds."
        tool.skill?.sourceURI = "https://example.com/meteorology"
        tool.command = ToolExecution.Command("curl")
        tool.command?.executablePath = "/usr/bin/curl"
        tool.command?.exitCode = 0
        tool.mcp = mcpCall
        return tool
    }

    /// A call in the Model Context Protocol that is about a prompt, on the side that serves it.
    public static var promptCall: ToolExecution {
        var tool = toolExecution
        tool.name = ""
        tool.mcp?.method = "prompts/get"
        tool.mcp?.isServer = true
        tool.mcp?.peer = ServerAddress("10.0.0.9", port: 50_123)
        return tool
    }

    private static var mcpCall: MCPCall {
        var call = MCPCall()
        call.sessionID = "mcp-session-1"
        call.protocolVersion = "2025-06-18"
        call.requestID = "41"
        call.jsonRPCVersion = "1.0"
        call.errorCode = -32_602
        call.resourceURI = "file:///stations.csv"
        call.prompt = prompt
        call.network = MCPCall.Network(transport: "tcp", protocolName: "http", protocolVersion: "2")
        call.peer = ServerAddress("tools.internal", port: 8080)
        return call
    }

    /// An agent that a provider was asked to make.
    public static var agentCreation: AgentCreation {
        var creation = AgentCreation("clerk", provider: .azureInference)
        creation.agentID = "agent-2"
        creation.agentDescription = "Knows the handbook."
        creation.version = "5"
        creation.requestModel = "gpt-4.1"
        creation.server = ServerAddress("agents.azure.com")
        creation.systemInstructions = "Be exact."
        return creation
    }

    /// An invocation of a hosted agent.
    public static var agentInvocation: AgentInvocation {
        var agent = AgentInvocation("clerk")
        agent.agentID = "agent-1"
        agent.agentDescription = "Answers questions about leave."
        agent.version = "4"
        agent.provider = .googleGenAI
        agent.requestModel = "gemini-2.5-pro"
        agent.server = ServerAddress("agents.googleapis.com")
        agent.parameters = inference.parameters
        agent.outputType = "text"
        agent.dataSourceID = "leave-rules"
        agent.input = "May I go?"
        agent.output = "You may."
        agent.systemInstructions = "Be kind."
        agent.toolDefinitions = .value([["type": "function", "name": "calendar"]])
        agent.usage = TokenUsage(input: 1_000, output: 200, cacheRead: 300, cacheWrite: 10, reasoning: 30)
        agent.usage.modalities = modalities
        agent.budget = Money(picounits: 2_500_000_000_000, currency: "EUR")
        agent.stopReason = "done"
        agent.finishReasons = [.stop]
        return agent
    }

    /// A step that waits for a person.
    public static var agentStep: AgentStep {
        var step = AgentStep("approve", number: 2)
        step.agentName = "clerk"
        step.decision = "ask"
        step.action = "send_mail"
        step.stateVersionBefore = "s1"
        step.stateVersionAfter = "s2"
        step.interrupt = "needs_approval"
        step.approvalID = "approval-2"
        step.stopReason = "interrupted"
        step.input = .value(["draft": "Dear all"])
        step.output = .json(#"{"sent":false}"#)
        return step
    }

    /// A workflow.
    public static var workflow: Workflow {
        var workflow = Workflow("onboarding")
        workflow.input = "Start."
        workflow.output = "Finished."
        return workflow
    }

    /// A planning.
    public static var plan: Plan {
        var plan = Plan(agentName: "planner")
        plan.steps = .value(["look", "write"])
        plan.stepCount = 2
        return plan
    }
}
