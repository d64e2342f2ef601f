// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// What a tool was called with and what it gave back. Nothing is encoded that would be thrown away again.
extension Span<ToolExecution> {
    /// Records what the tool is called with, as JSON.
    ///
    /// - Parameter arguments: The arguments; nil changes nothing.
    public func recordArguments(_ arguments: (any Encodable)?) {
        if let content = content(of: arguments) { self.arguments = content }
    }

    /// Records what the tool gave back, as JSON or, when it is text, as that.
    ///
    /// ```swift
    /// let (content, isError) = try await client.callTool(name: "weather", arguments: arguments)
    /// span.recordResult(content, isError: isError)
    /// ```
    ///
    /// - Parameters:
    ///   - result: The result; nil changes nothing.
    ///   - isError: Whether the tool says that it failed; then the type of the span's error is `tool_error`.
    public func recordResult(_ result: (any Encodable)?, isError: Bool? = nil) {
        if let content = content(of: result) { self.result = content }
        if isError == true { setStatus(.error("tool_error")) }
    }

    /// Records that the tool may not run, when the model is told so as the result and nothing is thrown.
    ///
    /// - Parameter refusal: Why it does not run.
    public func refuse(_ refusal: ToolRefusal = .denied) {
        self.authorization = refusal.authorization
        setStatus(refusal.spanStatus)
    }

    /// Records what the code around which the span stands has returned, unless it has recorded it itself.
    func recordReturned(_ output: some Any) {
        if (output as? any MCPToolResult)?.isError == true { setStatus(.error("tool_error")) }
        guard capturesContent, self.result == nil, let output = output as? any Encodable else { return }
        recordResult(output)
    }

    /// Records what an error says beyond how the span came out.
    func recordThrown(_ error: any Error) {
        if let refusal = error as? ToolRefusal { self.authorization = refusal.authorization }
    }

    private func content(of value: (any Encodable)?) -> Content? {
        guard capturesContent, let value else { return nil }
        switch JSONValueEncoder.value(of: value) {
        case .string(let text): return .text(text)
        case .empty: return nil
        case let json: return .value(json)
        }
    }
}
