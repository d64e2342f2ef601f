// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The result of a tool in the Model Context Protocol, as a library has it.
///
/// One line makes the library's type one: `extension CallTool.Result: @retroactive MCPToolResult {}`. Returned out of
/// ``withMCPClientSpan(_:arguments:isolation:_:)`` or ``withMCPServerSpan(_:meta:isolation:_:)`` it then tells whether the
/// tool failed.
public protocol MCPToolResult {
    /// Whether the tool says that it failed.
    var isError: Bool? { get }
}
