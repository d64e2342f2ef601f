// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One run of a tool, where it really runs.
public struct ToolExecution: SpanOperation {
    /// The name of the tool; names the span.
    public var name: String
    /// The version of the tool.
    public var version: String?
    /// `function`, `extension` or `datastore`.
    public var type: String? = "function"
    /// What the tool says it does.
    public var toolDescription: String?
    /// The model's id of the call.
    public var callID: String?
    /// What it was called with.
    public var arguments: Content?
    /// What it gave back.
    public var result: Content?
    /// What it changes: `none`, `read`, `write`, `external`.
    public var sideEffect: String?
    /// How risky the application holds it to be.
    public var riskLevel: String?
    /// Whether it may run.
    public var authorization: Authorization?
    /// The id of a person's approval.
    public var approvalID: String?
    /// The key that makes running it twice harmless.
    public var idempotencyKey: String?
    /// The agent that has it run.
    public var agentName: String?
    /// The skill that it loads, reads or runs, if it is one of those tools.
    public var skill: SkillReference?
    /// The command that it runs, if it runs one.
    public var command: Command?
    /// The Model Context Protocol call that carries it, if there is one.
    public var mcp: MCPCall?

    /// Creates the description of a run.
    public init(_ name: String) { self.name = name }

    /// Whether a tool may run.
    public struct Authorization: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates an answer from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// It may.
        public static let allowed: Authorization = "allowed"
        /// It may not.
        public static let denied: Authorization = "denied"
        /// A person has to say.
        public static let approvalRequired: Authorization = "approval_required"
    }

    /// A command that a tool runs as one process.
    public struct Command: Hashable, Sendable {
        /// The name of the executable; names the span.
        public var executableName: String?
        /// The path of the executable.
        public var executablePath: String?
        /// The code that it ended with.
        public var exitCode: Int?

        /// Creates a command.
        public init(_ executableName: String? = nil) { self.executableName = executableName }

        mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
            visitor.visit(&executableName, of: Field("process.executable.name", .internal))
            visitor.visit(&executablePath, of: Field("process.executable.path", .internal))
        }
    }
}

extension ToolExecution {
    /// The kind of this operation.
    public static var kind: OperationKind { .toolExecution }
    /// Work inside the process, or the side of an MCP call that this is.
    public var defaultSpanKind: SpanKind {
        guard let mcp else { return .internal }
        return mcp.isServer ? .server : .client
    }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.tool.name", .internal))
        visitor.visit(&version, of: Field("genai_telemetry.tool.version", .internal))
        visitor.visit(&type, of: Field("gen_ai.tool.type", .public))
        visitor.visit(&toolDescription, of: Field("gen_ai.tool.description", .internal))
        visitor.visit(&callID, of: Field("gen_ai.tool.call.id", .internal))
        visitor.visit(&arguments, of: Field("gen_ai.tool.call.arguments", .confidential))
        visitor.visit(&result, of: Field("gen_ai.tool.call.result", .confidential))
        visitor.visit(&sideEffect, of: Field("genai_telemetry.tool.side_effect", .public))
        visitor.visit(&riskLevel, of: Field("genai_telemetry.tool.risk_level", .public))
        visitor.visit(&authorization, of: Field("genai_telemetry.tool.authorization", .public))
        visitor.visit(&approvalID, of: Field("genai_telemetry.tool.approval_id", .internal))
        visitor.visit(&idempotencyKey, of: Field("genai_telemetry.tool.idempotency_key", .internal))
        visitor.visit(&agentName, of: Field("gen_ai.agent.name", .internal))
        skill?.visitFields(&visitor)
        command?.visitFields(&visitor)
        mcp?.visitFields(&visitor)
    }
}

extension SpanOperation where Self == ToolExecution {
    /// One run of a tool.
    public static func tool(_ name: String, callID: String? = nil, arguments: Content? = nil) -> ToolExecution {
        var tool = ToolExecution(name)
        tool.callID = callID
        tool.arguments = arguments
        return tool
    }

    /// A call in the Model Context Protocol, of a tool or of something else, such as `resources/read`.
    public static func mcp(_ call: MCPCall, tool name: String = "", arguments: Content? = nil) -> ToolExecution {
        var tool = ToolExecution(name)
        if name.isEmpty { tool.type = nil }
        tool.arguments = arguments
        tool.mcp = call
        return tool
    }
}
