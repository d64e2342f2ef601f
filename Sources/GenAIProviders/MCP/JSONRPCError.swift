// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An error of JSON-RPC, as a library of the Model Context Protocol has it.
///
/// One line makes the library's type one: `extension MCPError: @retroactive JSONRPCError {}`. Its code is then the type of
/// the error and the status of the call on the span.
public protocol JSONRPCError: Error {
    /// The code, such as -32602 for invalid parameters.
    var code: Int { get }
}
