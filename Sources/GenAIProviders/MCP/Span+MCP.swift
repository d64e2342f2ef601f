// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// How a call in the Model Context Protocol came out.
extension Span<ToolExecution> {
    /// Records an error of the protocol, which is not one of the tool.
    ///
    /// For a library whose errors are no ``JSONRPCError``.
    ///
    /// - Parameters:
    ///   - code: The code, such as -32602 for invalid parameters.
    ///   - message: What the other side says of it; treated as content.
    public func recordMCPError(code: Int, message: String? = nil) {
        update { $0.mcp?.errorCode = code }
        setStatus(.error(String(code), message: message))
    }

    /// Records the answer to a request, as JSON that was read already: its error, or its result.
    ///
    /// - Parameter answer: The whole message.
    public func recordMCPAnswer(_ answer: AttributeValue) {
        if case .map(let error) = answer["error"], let code = error["code"]?.whole {
            return recordMCPError(code: code, message: error["message"]?.text)
        }
        guard let result = answer["result"] else { return }
        if result["isError"]?.bool == true { setStatus(.error("tool_error")) }
        if isToolCall, capturesContent { self.result = .value(result) }
    }

    /// Records what the code around which the span stands has returned.
    func recordMCPReturned(_ output: some Any) {
        if isToolCall { return recordReturned(output) }
        // What a resource or a prompt holds is no result of a tool.
        if (output as? any MCPToolResult)?.isError == true { setStatus(.error("tool_error")) }
    }

    private var isToolCall: Bool { self.mcp?.method == "tools/call" }
}

/// Records on the span of a call how it came out.
func recordMCP<Output>(
    on span: Span<ToolExecution>, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Output
) async rethrows -> Output {
    do {
        let output = try await body()
        span.recordMCPReturned(output)
        return output
    } catch {
        span.recordThrown(error)
        if let error = error as? any JSONRPCError { span.recordMCPError(code: error.code) }
        throw error
    }
}
