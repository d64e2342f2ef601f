// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// What depends on where an agent or a tool runs and on what brought it.
@Suite struct AgentSpanTests {
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

    @Test func `a tool inside the process is an execution, whoever brought it`() {
        #expect(SpanRecord.sample(of: .tool("weather")).table().hasPrefix("execute_tool weather\n"))
        let carried = SpanRecord.sample(of: .mcp(MCPCall(), tool: "weather"), kind: .internal)
        #expect(carried.table().hasPrefix("execute_tool weather\ngen_ai.operation.name = \"execute_tool\"\n"))
        #expect(carried.attributes()["mcp.method.name"] == "tools/call")
    }

    @Test func `an MCP call that is none of a tool is no execution of a tool`() {
        var call = MCPCall(method: "resources/read")
        call.resourceURI = "file:///stations.csv"
        let record = SpanRecord.sample(of: .mcp(call))
        #expect(record.table().hasPrefix("resources/read\n"))
        #expect(record.attributes()["gen_ai.operation.name"] == nil)
        #expect(record.attributes()["gen_ai.tool.type"] == nil)
        #expect(record.attributes()["mcp.resource.uri"] == "file:///stations.csv")

        call.method = "prompts/get"
        call.prompt = PromptReference("answer")
        #expect(SpanRecord.sample(of: .mcp(call)).table().hasPrefix("prompts/get answer\n"))
    }

    @Test func `the other side of an MCP call is the server of a client and the client of a server`() {
        var call = MCPCall()
        call.peer = ServerAddress("10.0.0.9", port: 4000)
        let client = SpanRecord.sample(of: .mcp(call, tool: "weather"))
        #expect(client.kind == .client)
        #expect(client.attributes()["server.address"] == "10.0.0.9")
        #expect(client.attributes()["server.port"] == 4000)
        call.isServer = true
        let server = SpanRecord.sample(of: .mcp(call, tool: "weather"))
        #expect(server.kind == .server)
        #expect(server.attributes()["client.address"] == "10.0.0.9")
        #expect(server.attributes()["client.port"] == 4000)
        #expect(server.attributes()["server.address"] == nil)
    }

    @Test func `an error of MCP is told by its code, unless the application says more`() {
        var call = MCPCall()
        call.errorCode = -32_602
        func type(_ status: SpanStatus) -> AttributeValue? {
            SpanRecord.sample(of: .mcp(call, tool: "weather"), status: status).attributes()["error.type"]
        }
        #expect(type(SpanStatus(.error)) == "-32602")
        #expect(type(.error("tool_error")) == "tool_error")
        #expect(type(.unset) == nil)
        #expect(
            SpanRecord.sample(of: .mcp(call, tool: "weather")).attributes()["rpc.response.status_code"] == "-32602")
    }

    @Test func `a tool of a skill is named after what it loads, reads or runs`() {
        func name(skill: SkillReference?, command: String? = nil) -> String {
            var tool = ToolExecution("bash")
            tool.skill = skill
            tool.command = command.map { ToolExecution.Command($0) }
            return GenAIConvention().spanName(for: .sample(of: tool)).description
        }
        #expect(name(skill: SkillReference("tables")) == "execute_tool bash tables")
        #expect(name(skill: SkillReference("tables", resource: "fill.py")) == "execute_tool bash tables fill.py")
        #expect(name(skill: SkillReference(resource: "fill.py")) == "execute_tool bash fill.py")
        #expect(name(skill: nil, command: "python3") == "execute_tool bash python3")
        #expect(name(skill: SkillReference("tables"), command: "python3") == "execute_tool bash python3")
        #expect(
            name(skill: SkillReference("tables", resource: "fill.py"), command: "python3")
                == "execute_tool bash tables fill.py")
        #expect(name(skill: SkillReference(" "), command: "") == "execute_tool bash")
    }

    @Test func `a fetched answer tells no tokens and has no id in its name`() {
        let record = SpanRecord.sample(of: SampleOperations.responseFetch)
        #expect(GenAIConvention().spanName(for: record).description == "fetch_response")
        #expect(!record.attributes().attributes.contains { $0.name.hasPrefix("gen_ai.usage") })
        var failed = ResponseFetch("resp-1", provider: .openAI)
        failed.status = .failed
        failed.output = "Thir"
        #expect(SpanRecord.sample(of: failed).attributes()["gen_ai.response.finish_reasons"] == ["error"])
    }
}
