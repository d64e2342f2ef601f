// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Makes a request in the Model Context Protocol, inside a span of it.
///
/// ```swift
/// let result = try await withMCPClientSpan(.mcp(MCPCall(), tool: "weather"), arguments: query) { span, meta in
///     var request = CallToolRequest(name: "weather", arguments: query)
///     meta.write(into: &request.meta, as: Value.string)
///     return try await client.send(request)
/// }
/// ```
///
/// One call has one span: when a tool is called and the span around is about that very tool, what the protocol adds is told
/// there. Baggage stands in the metadata only when the ``OutboundPolicy`` lets the peer have it, by its address.
///
/// - Parameters:
///   - request: What is requested. A `tools/call` is the execution of a tool; any other method is named by itself.
///   - arguments: What a tool is called with.
///   - isolation: The actor that the code runs on.
///   - body: Sends the request, with the metadata that it is given in `params._meta`. A result that is `Encodable` is
///     recorded when a tool is called; an ``MCPToolResult`` and a ``JSONRPCError`` say what went wrong.
/// - Returns: What the code returns.
public func withMCPClientSpan<Output>(
    _ request: ToolExecution, arguments: (any Encodable)? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: (Span<ToolExecution>, MCPMetadata) async throws -> Output
) async rethrows -> Output {
    let request = request.inMCP(asServer: false)
    let host = request.mcp?.peer?.address
    if let span = TelemetryContext.executionSpan(taking: request) {
        span.recordArguments(arguments)
        return try await recordMCP(on: span) { try await body(span, MCPMetadata(of: span, host: host)) }
    }
    return try await withSpan(request) { span in
        span.recordArguments(arguments)
        return try await recordMCP(on: span) { try await body(span, MCPMetadata(of: span, host: host)) }
    }
}

extension TelemetryContext {
    /// The span that the task is in, when it is the execution of the tool that is called; what the protocol adds is on it
    /// afterwards.
    fileprivate static func executionSpan(taking request: ToolExecution) -> Span<ToolExecution>? {
        guard request.mcp?.method == "tools/call", !request.name.isEmpty, let active = current.span else { return nil }
        let span = Span<ToolExecution>(active)
        var isTaken = false
        span.update { tool in
            // With a call on it, it is the span of that call: an earlier one, or the one that this process serves.
            guard tool.name == request.name, tool.mcp == nil else { return }
            tool.mcp = request.mcp
            tool.callID = tool.callID ?? request.callID
            tool.arguments = tool.arguments ?? request.arguments
            isTaken = true
        }
        return isTaken ? span : nil
    }
}

extension MCPMetadata {
    fileprivate init(of span: Span<ToolExecution>, host: String?) {
        self.init()
        if span.context != nil {
            span.inject(into: &self, host: host)
        } else {
            TelemetryContext.inject(into: &self, host: host)
        }
    }
}
