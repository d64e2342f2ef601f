// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Runs a function that a model has asked for, inside a span of it.
///
/// ```swift
/// let forecast = try await withTool("weather", arguments: query, callID: call.id) { _ in
///     try await weather.forecast(for: query.city)
/// }
/// ```
///
/// Arguments and result become JSON when content may leave the process; otherwise neither is encoded. The span ends when
/// the code returns or throws, and says which. Throw a ``ToolRefusal`` when the tool may not run.
///
/// - Parameters:
///   - name: The name of the tool.
///   - arguments: What it is called with.
///   - callID: The model's id of the call.
///   - isolation: The actor that the code runs on.
///   - body: The tool. A result that is `Encodable` is recorded, unless the code has set one itself.
/// - Returns: What the code returns.
public func withTool<Output>(
    _ name: String, arguments: (any Encodable)? = nil, callID: String? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (Span<ToolExecution>) async throws -> Output
) async rethrows -> Output {
    try await withTool(.tool(name, callID: callID), arguments: arguments, body)
}

/// Runs a function that a model has asked for, inside a span that tells more of it than a name.
///
/// ```swift
/// var tool = ToolExecution("transfer")
/// tool.sideEffect = "external"
/// tool.riskLevel = "high"
/// try await withTool(tool, arguments: order) { span in
///     guard try await mayTransfer(order) else { throw ToolRefusal.denied }
///     span.authorization = .allowed
///     return try await bank.transfer(order)
/// }
/// ```
///
/// - Parameters:
///   - tool: What the span is about.
///   - arguments: What the tool is called with.
///   - isolation: The actor that the code runs on.
///   - body: The tool. A result that is `Encodable` is recorded, unless the code has set one itself.
/// - Returns: What the code returns.
public func withTool<Output>(
    _ tool: ToolExecution, arguments: (any Encodable)? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: (Span<ToolExecution>) async throws -> Output
) async rethrows -> Output {
    try await withSpan(tool) { span in
        span.recordArguments(arguments)
        do {
            let output = try await body(span)
            span.recordReturned(output)
            return output
        } catch {
            span.recordThrown(error)
            throw error
        }
    }
}

/// Runs a function that a model has asked for, inside a span of it.
///
/// - Parameters:
///   - name: The name of the tool.
///   - arguments: What it is called with.
///   - callID: The model's id of the call.
///   - body: The tool. A result that is `Encodable` is recorded, unless the code has set one itself.
/// - Returns: What the code returns.
public func withTool<Output>(
    _ name: String, arguments: (any Encodable)? = nil, callID: String? = nil,
    _ body: (Span<ToolExecution>) throws -> Output
) rethrows -> Output {
    try withTool(.tool(name, callID: callID), arguments: arguments, body)
}

/// Runs a function that a model has asked for, inside a span that tells more of it than a name.
///
/// - Parameters:
///   - tool: What the span is about.
///   - arguments: What the tool is called with.
///   - body: The tool. A result that is `Encodable` is recorded, unless the code has set one itself.
/// - Returns: What the code returns.
public func withTool<Output>(
    _ tool: ToolExecution, arguments: (any Encodable)? = nil, _ body: (Span<ToolExecution>) throws -> Output
) rethrows -> Output {
    try withSpan(tool) { span in
        span.recordArguments(arguments)
        do {
            let output = try body(span)
            span.recordReturned(output)
            return output
        } catch {
            span.recordThrown(error)
            throw error
        }
    }
}
