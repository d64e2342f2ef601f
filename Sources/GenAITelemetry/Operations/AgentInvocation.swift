// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One invocation of an agent.
public struct AgentInvocation: SpanOperation {
    /// The name of the agent; names the span.
    public var name: String?
    /// The id of a hosted agent, when the provider gives a stable one.
    public var agentID: String?
    /// What the agent says it does.
    public var agentDescription: String?
    /// The version of the agent.
    public var version: String?
    /// Who hosts the agent; nil for one in this process.
    public var provider: ProviderName?
    /// The model, if the agent has exactly one.
    public var requestModel: String?
    /// The host that was called, as configured; nil for an agent in this process.
    public var server: ServerAddress?
    /// What was asked for besides the messages.
    public var parameters = ModelParameters()
    /// What is asked for as output: `text`, `json`, `image`, `speech`.
    public var outputType: String?
    /// The id of the data that it may draw on.
    public var dataSourceID: String?
    /// What it was asked.
    public var input: Content?
    /// What it answered.
    public var output: Content?
    /// Instructions it was given.
    public var systemInstructions: Content?
    /// Tools it was given.
    public var toolDefinitions: Content?
    /// The totals of its calls, when something else than its children must tell them.
    public var usage = TokenUsage()
    /// The most it may spend.
    public var budget: Money?
    /// Why it stopped: `done`, `budget`, `max_steps`, `interrupted`.
    public var stopReason: String?
    /// Why the model stopped at the end.
    public var finishReasons: [FinishReason] = []

    /// Creates the description of an invocation.
    public init(_ name: String? = nil) { self.name = name }
}

extension AgentInvocation {
    /// The kind of this operation.
    public static var kind: OperationKind { .agentInvocation }
    /// A call of a hosted agent, else work inside the process.
    public var defaultSpanKind: SpanKind { provider == nil ? .internal : .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.agent.name", .internal))
        visitor.visit(&agentID, of: Field("gen_ai.agent.id", .internal))
        visitor.visit(&agentDescription, of: Field("gen_ai.agent.description", .internal))
        visitor.visit(&version, of: Field("gen_ai.agent.version", .public))
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&requestModel, of: Field("gen_ai.request.model", .public))
        server?.visitFields(&visitor)
        parameters.visitFields(&visitor)
        visitor.visit(&outputType, of: Field("gen_ai.output.type", .public))
        visitor.visit(&dataSourceID, of: Field("gen_ai.data_source.id", .internal))
        visitor.visit(&input, of: Field("gen_ai.input.messages", .confidential))
        visitor.visit(&output, of: Field("gen_ai.output.messages", .confidential))
        visitor.visit(&systemInstructions, of: Field("gen_ai.system_instructions", .confidential))
        visitor.visit(&toolDefinitions, of: Field("gen_ai.tool.definitions", .confidential))
        if var amount = budget {
            visitor.visit(&amount.currency, of: Field("genai_telemetry.agent.budget.currency", .public))
            budget = amount
        }
        visitor.visit(&stopReason, of: Field("genai_telemetry.agent.stop_reason", .public))
        visitor.visit(&finishReasons, of: Field("gen_ai.response.finish_reasons", .public))
    }
}

extension SpanOperation where Self == AgentInvocation {
    /// One invocation of an agent.
    public static func agent(_ name: String? = nil, model: String? = nil, input: Content? = nil) -> AgentInvocation {
        var agent = AgentInvocation(name)
        agent.requestModel = model
        agent.input = input
        return agent
    }
}
