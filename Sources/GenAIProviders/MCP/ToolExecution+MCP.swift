// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension ToolExecution {
    /// Reads a request or a notification of the Model Context Protocol, for a client or a server that has it as JSON.
    ///
    /// ```swift
    /// let request = ToolExecution(mcp: message)
    /// try await withMCPServerSpan(request, meta: MCPMetadata(params: params)) { span in
    ///     let answer = try await server.answer(message)
    ///     span.recordMCPAnswer(answer)
    ///     return answer
    /// }
    /// ```
    ///
    /// Session, version and network are not in a message; add them to `mcp`.
    ///
    /// - Parameter message: The whole message.
    public init(mcp message: AttributeValue) {
        let params = message["params"]
        var call = MCPCall(method: message["method"]?.text ?? "")
        call.requestID = message["id"]?.requestID
        if let version = message["jsonrpc"]?.text, version != "2.0" { call.jsonRPCVersion = version }
        call.resourceURI = params?["uri"]?.text
        let name = params?["name"]?.text
        switch call.method {
        case "tools/call":
            self = .mcp(call, tool: name ?? "", arguments: params?["arguments"].map { .value($0) })
        case "prompts/get":
            call.prompt = name.map { PromptReference($0) }
            self = .mcp(call)
        default:
            self = .mcp(call)
        }
    }
}

extension ToolExecution {
    /// The same request, of a call on this side.
    func inMCP(asServer isServer: Bool) -> ToolExecution {
        var request = self
        var call = mcp ?? MCPCall()
        call.isServer = isServer
        request.mcp = call
        return request
    }
}

extension AttributeValue {
    /// An id of JSON-RPC, which is a text or a number.
    fileprivate var requestID: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        default: nil
        }
    }
}
