// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Runs of tools.
enum Tools {
    static func record() {
        var tool = ToolExecution("days")
        tool.toolDescription = "Open days."
        tool.callID = "call-1"
        tool.arguments = .json(#"{"year":2026}"#)
        tool.result = .value(["open": 12])
        span("tool", tool)

        var without = ToolExecution("today")
        without.arguments = .json("{}")
        without.result = .text("2026-01-31")
        span("tool-no-arguments", without)

        var mcp = ToolExecution("calendar")
        mcp.arguments = .json(#"{"day":"2026-02-01"}"#)
        mcp.result = .text("free")
        mcp.mcp = MCPCall()
        span("tool-mcp", mcp)
    }
}
