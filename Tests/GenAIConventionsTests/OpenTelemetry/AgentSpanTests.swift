// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// Every attribute of the spans of agents and their tools, with its type: see `table` for the notation.
@Suite struct AgentSpanTests {
    private let conversation = Association(conversation: "conv-1")

    @Test func `a hosted agent tells everything that is known of it`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.agentInvocation, association: conversation).table() == #"""
                invoke_agent clerk
                gen_ai.operation.name = "invoke_agent"
                gen_ai.provider.name = "gcp.gen_ai"
                gen_ai.agent.name = "clerk"
                gen_ai.agent.description = "Answers questions about leave."
                gen_ai.agent.id = "agent-1"
                gen_ai.agent.version = "4"
                gen_ai.request.model = "gemini-2.5-pro"
                gen_ai.response.finish_reasons = ["stop"]
                gen_ai.usage.input_tokens = 1000
                gen_ai.usage.output_tokens = 200
                gen_ai.usage.reasoning.output_tokens = 30
                gen_ai.usage.cache_read.input_tokens = 300
                gen_ai.usage.cache_creation.input_tokens = 10
                gen_ai.conversation.id = "conv-1"
                genai_telemetry.agent.budget.amount = 2.5
                genai_telemetry.agent.budget.picounits = 2500000000000
                genai_telemetry.agent.budget.currency = "EUR"
                genai_telemetry.agent.stop_reason = "done"
                gen_ai.system_instructions = [{"type":"text","content":"Be kind."}]
                gen_ai.input.messages = [{"role":"user","parts":[{"type":"text","content":"May I go?"}]}]
                gen_ai.output.messages = [{"role":"assistant","parts":[{"type":"text","content":"You may."}],\#
                "finish_reason":"stop"}]
                gen_ai.tool.definitions = [{"type":"function","name":"calendar"}]
                """#)
    }

    @Test func `an agent in this process has no provider, no hosted identity and no cache`() {
        let names = SpanRecord.sample(of: SampleOperations.agentInvocation, kind: .internal)
            .attributes(.latest).attributes.map(\.name)
        #expect(!names.contains("gen_ai.provider.name"))
        #expect(!names.contains("gen_ai.agent.id"))
        #expect(!names.contains("gen_ai.agent.version"))
        #expect(!names.contains { $0.contains("cache") })
        #expect(names.contains("gen_ai.usage.input_tokens"))
        #expect(names.contains("genai_telemetry.agent.id"))
    }

    @Test func `a step of an agent tells what was decided`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.agentStep).table() == #"""
                agent_step approve
                genai_telemetry.operation.name = "agent_step"
                gen_ai.agent.name = "clerk"
                genai_telemetry.step.node = "approve"
                genai_telemetry.step.number = 2
                genai_telemetry.step.decision = "ask"
                genai_telemetry.step.action = "send_mail"
                genai_telemetry.step.state_before = "s1"
                genai_telemetry.step.state_after = "s2"
                genai_telemetry.step.interrupt = "needs_approval"
                genai_telemetry.step.approval_id = "approval-2"
                genai_telemetry.step.stop_reason = "interrupted"
                input.value = {"draft":"Dear all"}
                output.value = {"sent":false}
                """#)
    }

    @Test func `a workflow and a plan tell what they are about`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.workflow, association: conversation).table() == #"""
                invoke_workflow onboarding
                gen_ai.operation.name = "invoke_workflow"
                gen_ai.workflow.name = "onboarding"
                gen_ai.conversation.id = "conv-1"
                gen_ai.input.messages = [{"role":"user","parts":[{"type":"text","content":"Start."}]}]
                gen_ai.output.messages = [{"role":"assistant","parts":[{"type":"text","content":"Finished."}],\#
                "finish_reason":"stop"}]
                """#)
        #expect(
            SpanRecord.sample(of: SampleOperations.plan, association: conversation).table() == #"""
                plan planner
                gen_ai.operation.name = "plan"
                gen_ai.agent.name = "planner"
                genai_telemetry.plan.step_count = 2
                genai_telemetry.plan.steps = ["look","write"]
                """#)
    }

    @Test func `a tool that MCP carries tells both`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.toolExecution, association: conversation).table() == #"""
                tools/call weather
                gen_ai.operation.name = "execute_tool"
                gen_ai.tool.name = "weather"
                gen_ai.tool.type = "extension"
                gen_ai.tool.call.id = "call-1"
                gen_ai.tool.description = "Tells the weather."
                gen_ai.conversation.id = "conv-1"
                genai_telemetry.tool.version = "1.2"
                genai_telemetry.tool.side_effect = "read"
                genai_telemetry.tool.risk_level = "low"
                genai_telemetry.tool.authorization = "allowed"
                genai_telemetry.tool.approval_id = "approval-1"
                genai_telemetry.tool.idempotency_key = "key-1"
                gen_ai.tool.call.arguments = {"city":"Paris"}
                gen_ai.tool.call.result = {"degrees":7}
                mcp.method.name = "tools/call"
                mcp.session.id = "mcp-session-1"
                mcp.protocol.version = "2025-06-18"
                jsonrpc.request.id = "41"
                """#)
    }

    @Test func `a tool inside the process is an execution, whoever brought it`() {
        #expect(SpanRecord.sample(of: .tool("weather")).table().hasPrefix("execute_tool weather\n"))
        let carried = SpanRecord.sample(of: SampleOperations.toolExecution, kind: .internal)
        #expect(carried.table().hasPrefix("execute_tool weather\ngen_ai.operation.name = \"execute_tool\"\n"))
        #expect(carried.attributes()["mcp.method.name"] == "tools/call")
    }

    @Test func `an MCP call that is none of a tool is no execution of a tool`() {
        var resource = ToolExecution("")
        resource.mcp = MCPCall(method: "resources/read")
        let record = SpanRecord.sample(of: resource)
        #expect(record.table().hasPrefix("resources/read\n"))
        #expect(record.attributes()["gen_ai.operation.name"] == nil)
    }
}
