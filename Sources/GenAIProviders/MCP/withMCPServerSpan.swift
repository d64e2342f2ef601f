// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Serves a request in the Model Context Protocol, inside a span of it that continues the trace of the client.
///
/// ```swift
/// let meta = MCPMetadata(request.meta, text: \.stringValue)
/// let result = try await withMCPServerSpan(.mcp(MCPCall(), tool: request.name), meta: meta) { span in
///     span.recordArguments(request.arguments)
///     return try await tools.call(request)
/// }
/// ```
///
/// The span's parent is the one that the message names. The span around, that of the HTTP request that has brought the
/// message, is then linked. When the message names none, the span around is the parent. Where clients are not to be
/// trusted, give no metadata.
///
/// - Parameters:
///   - request: What is requested. A `tools/call` is the execution of a tool; any other method is named by itself.
///   - meta: What stands in `params._meta`.
///   - arguments: What a tool is called with.
///   - isolation: The actor that the code runs on.
///   - body: Answers the request. A result that is `Encodable` is recorded when a tool is called; an ``MCPToolResult`` and
///     a ``JSONRPCError`` say what went wrong.
/// - Returns: What the code returns.
public func withMCPServerSpan<Output>(
    _ request: ToolExecution, meta: MCPMetadata = MCPMetadata(), arguments: (any Encodable)? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (Span<ToolExecution>) async throws -> Output
) async rethrows -> Output {
    let ambient = TelemetryContext.spanContext
    let message = TelemetryContext.extract(from: meta)
    var links: [SpanLink] = []
    if let ambient, let parent = message.spanContext, !ambient.isSameSpan(as: parent) {
        links.append(SpanLink(ambient))
    }
    return try await withExtractedContext(message) {
        try await withSpan(request.inMCP(asServer: true), links: links) { span in
            span.recordArguments(arguments)
            return try await recordMCP(on: span) { try await body(span) }
        }
    }
}

extension SpanContext {
    fileprivate func isSameSpan(as other: SpanContext) -> Bool { traceID == other.traceID && spanID == other.spanID }
}
