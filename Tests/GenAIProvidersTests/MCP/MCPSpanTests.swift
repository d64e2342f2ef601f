// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Both sides of a call in the Model Context Protocol.
@Suite struct MCPSpanTests {
    private let collected = CollectingSpanProcessor()
    private let telemetry: Telemetry

    init() { telemetry = .collecting(into: collected) }

    private struct ToolResult: Encodable, MCPToolResult {
        var content = ["4 degrees"]
        var isError: Bool?
    }

    private struct RPCError: JSONRPCError {
        var code = -32602
    }

    private static func call(_ method: String = "tools/call") -> MCPCall {
        var call = MCPCall(method: method)
        call.requestID = "1"
        call.network = .init(transport: "pipe")
        return call
    }

    private func tool(at index: Int = 0) throws -> ToolExecution {
        try #require(collected.records[index].operation(as: ToolExecution.self))
    }

    private func name(at index: Int = 0) -> String {
        GenAIConvention().spanName(for: collected.records[index]).description
    }

    // MARK: Client

    @Test func `a client's call has a span, and its identity travels in the metadata`() async throws {
        let meta = await withTelemetry(telemetry) {
            await withMCPClientSpan(.mcp(Self.call(), tool: "weather"), arguments: ["city": "Oslo"]) { span, meta in
                span.recordResult(ToolResult())
                return meta
            }
        }
        let record = try #require(collected.records.first)
        let context = TelemetryContext.extract(from: meta).spanContext
        #expect(context?.spanID == record.context.spanID && context?.traceID == record.context.traceID)
        #expect(record.kind == .client && record.status == .unset && name() == "tools/call weather")
        let tool = try tool()
        #expect(tool.mcp == Self.call())
        #expect(tool.arguments == .value(["city": "Oslo"]) && tool.result == .value(["content": ["4 degrees"]]))
        #expect(record.association.conversation == nil)
    }

    @Test func `one call has one span when the tool has one already`() async throws {
        let meta = await withTelemetry(telemetry) {
            await withTool("weather", arguments: ["city": "Oslo"], callID: "call_1") { _ in
                await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, meta in meta }.fields
            }
        }
        #expect(collected.records.count == 1)
        let tool = try tool()
        #expect(tool.mcp == Self.call() && tool.callID == "call_1" && tool.arguments == .value(["city": "Oslo"]))
        #expect(name() == "execute_tool weather" && collected.records[0].kind == .internal)
        #expect(meta["traceparent"]?.contains(collected.records[0].context.spanID.description) == true)
    }

    @Test func `another tool, another method and a second try have spans of their own`() async throws {
        await withTelemetry(telemetry) {
            await withTool("weather") { _ in
                await withMCPClientSpan(.mcp(Self.call(), tool: "places")) { _, _ in }
                await withMCPClientSpan(.mcp(Self.call("tools/list"))) { _, _ in }
                await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, _ in }
                await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, _ in }
            }
        }
        #expect(
            collected.records.indices.map(name(at:))
                == ["tools/call places", "tools/list", "tools/call weather", "execute_tool weather"])
        let tool = collected.records[3].context
        #expect(collected.records.prefix(3).allSatisfy { $0.parent == tool })
    }

    @Test func `a server that passes a call on has a span for each side`() async throws {
        await withTelemetry(telemetry) {
            await withMCPServerSpan(.mcp(Self.call(), tool: "weather")) { _ in
                await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, _ in }
            }
        }
        #expect(collected.records.map(\.kind) == [.client, .server])
    }

    @Test func `baggage goes only to a peer that may have it`() async throws {
        let telemetry = Telemetry.collecting(
            into: collected, outboundPolicy: OutboundPolicy(baggage: .only(["mcp.internal"])))
        func fields(peer: ServerAddress?) async -> [String: String] {
            var call = Self.call()
            call.peer = peer
            return await withTelemetry(telemetry) { [call] in
                await withBaggage(["tenant": "7"]) {
                    await withMCPClientSpan(.mcp(call, tool: "weather")) { _, meta in meta }.fields
                }
            }
        }
        #expect(await fields(peer: ServerAddress("mcp.internal"))["baggage"] == "tenant=7")
        #expect(await Set(fields(peer: ServerAddress("mcp.example.com")).keys) == ["traceparent"])
        #expect(await Set(fields(peer: nil).keys) == ["traceparent"])
    }

    // MARK: Outcomes

    @Test func `a tool that failed is no error of the protocol`() async throws {
        await withTelemetry(telemetry) {
            _ = await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, _ in ToolResult(isError: true) }
        }
        #expect(collected.records[0].status == .error("tool_error"))
        let tool = try tool()
        #expect(tool.mcp?.errorCode == nil && tool.result == .value(["content": ["4 degrees"], "isError": true]))
    }

    @Test func `the code of an error of the protocol is the type of the error`() async throws {
        await withTelemetry(telemetry) {
            await #expect(throws: RPCError.self) {
                try await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, _ in throw RPCError() }
            }
            await #expect(throws: RPCError.self) {
                try await withMCPServerSpan(.mcp(Self.call("resources/read"))) { _ in throw RPCError(code: -32002) }
            }
        }
        #expect(collected.records.map(\.status.errorType) == ["-32602", "-32002"])
        #expect(try tool().mcp?.errorCode == -32602 && tool(at: 1).mcp?.errorCode == -32002)
    }

    @Test func `what the protocol carries besides tools is no result of a tool`() async throws {
        await withTelemetry(telemetry) {
            _ = await withMCPClientSpan(.mcp(Self.call("resources/read"))) { _, _ in ["the text of a file"] }
        }
        #expect(try tool().result == nil)
    }

    @Test func `an answer as JSON says how the call came out`() async throws {
        let answers: [AttributeValue] = [
            ["jsonrpc": "2.0", "id": 1, "result": ["content": [["type": "text", "text": "4 degrees"]]]],
            ["jsonrpc": "2.0", "id": 1, "result": ["content": [], "isError": true]],
            ["jsonrpc": "2.0", "id": 1, "error": ["code": -32601, "message": "no such tool"]],
            "nonsense",
        ]
        await withTelemetry(telemetry) {
            for answer in answers {
                await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { span, _ in span.recordMCPAnswer(answer) }
            }
        }
        #expect(collected.records.map(\.status.errorType) == [nil, "tool_error", "-32601", nil])
        #expect(try tool().result == .value(["content": [["type": "text", "text": "4 degrees"]]]))
        #expect(try tool(at: 2).mcp?.errorCode == -32601)
    }

    // MARK: Server

    @Test func `a server's span continues the client's, and links the request that has brought the message`()
        async throws
    {
        let meta = await withTelemetry(telemetry) {
            await withMCPClientSpan(.mcp(Self.call(), tool: "weather")) { _, meta in meta }
        }
        let transport = await withTelemetry(telemetry) {
            await withSpan(Generic("POST /mcp")) { http in
                _ = await withMCPServerSpan(.mcp(Self.call(), tool: "weather"), meta: meta) { _ in ToolResult() }
                return http.context
            }
        }
        let (client, server) = (collected.records[0], collected.records[1])
        #expect(server.kind == .server && name(at: 1) == "tools/call weather")
        #expect(server.parent?.spanID == client.context.spanID && server.parent?.isRemote == true)
        #expect(server.context.traceID == client.context.traceID)
        #expect(server.links.map(\.context) == [try #require(transport)])
        #expect(try tool(at: 1).mcp?.isServer == true && tool(at: 1).result != nil)
    }

    @Test func `a message that names no span leaves the span around as the parent`() async throws {
        await withTelemetry(telemetry) {
            await withSpan(Generic("POST /mcp")) { _ in
                await withMCPServerSpan(.mcp(Self.call("ping"))) { _ in }
            }
        }
        #expect(collected.records[0].parent == collected.records[1].context && collected.records[0].links.isEmpty)
    }

    @Test func `the same span in the transport and in the message is not linked`() async throws {
        let fields = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        await withTelemetry(telemetry) {
            await withExtractedContext(from: fields) {
                await withMCPServerSpan(.mcp(Self.call("ping")), meta: MCPMetadata(fields, text: { $0 })) { _ in }
            }
        }
        #expect(collected.records[0].parent?.spanID.description == "b7ad6b7169203331")
        #expect(collected.records[0].links.isEmpty)
    }

    @Test func `the client's baggage holds while the server works`() async throws {
        let meta = MCPMetadata(["baggage": "tenant=7"], text: { $0 })
        let baggage = await withTelemetry(telemetry) {
            await withMCPServerSpan(.mcp(Self.call("ping")), meta: meta) { _ in Baggage.current }
        }
        #expect(baggage == ["tenant": "7"])
    }

    @Test func `without telemetry the work is done, and a context is passed on`() async throws {
        let fields = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        let passedOn = await withMCPServerSpan(.mcp(Self.call()), meta: MCPMetadata(fields, text: { $0 })) { _ in
            await withMCPClientSpan(.mcp(Self.call())) { _, meta in meta.fields }
        }
        #expect(passedOn == fields)
    }

    // MARK: Messages

    @Test func `a request as JSON says what it is about`() {
        let call = ToolExecution(
            mcp: [
                "jsonrpc": "2.0", "id": 7, "method": "tools/call",
                "params": ["name": "weather", "arguments": ["city": "Oslo"]],
            ])
        #expect(call.name == "weather" && call.arguments == .value(["city": "Oslo"]) && call.type == "function")
        #expect(call.mcp?.requestID == "7" && call.mcp?.method == "tools/call" && call.mcp?.jsonRPCVersion == nil)
        let read = ToolExecution(mcp: ["id": "a", "method": "resources/read", "params": ["uri": "file:///a"]])
        #expect(read.mcp?.resourceURI == "file:///a" && read.mcp?.requestID == "a" && read.name.isEmpty)
        let prompt = ToolExecution(mcp: ["id": 1, "method": "prompts/get", "params": ["name": "greeting"]])
        #expect(prompt.mcp?.prompt?.name == "greeting" && prompt.name.isEmpty)
        let notification = ToolExecution(mcp: ["method": "notifications/cancelled"])
        #expect(notification.mcp?.requestID == nil)
    }

    @Test(arguments: [
        "text", [1], [:], AttributeValue.empty, ["method": 1, "id": [1], "params": [2]], ["method": "tools/call"],
    ])
    func `a message of another shape says nothing, and breaks nothing`(message: AttributeValue) {
        let tool = ToolExecution(mcp: message)
        #expect(tool.name.isEmpty && tool.mcp?.requestID == nil && tool.arguments == nil)
    }
}
