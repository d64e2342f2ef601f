// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Making an agent at a provider that hosts agents.
public struct AgentCreation: SpanOperation {
    /// The name of the agent; names the span.
    public var name: String?
    /// The id that the provider gave it.
    public var agentID: String?
    /// What the agent says it does.
    public var agentDescription: String?
    /// The version of the agent.
    public var version: String?
    /// Who hosts the agent.
    public var provider: ProviderName
    /// The model that it was made for.
    public var requestModel: String?
    /// The host that was called, as configured.
    public var server: ServerAddress?
    /// Instructions it was given.
    public var systemInstructions: Content?

    /// Creates the description of a creation.
    public init(_ name: String? = nil, provider: ProviderName) {
        self.name = name
        self.provider = provider
    }
}

extension AgentCreation {
    /// The kind of this operation.
    public static var kind: OperationKind { .agentCreation }
    /// A call of a service.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.agent.name", .internal))
        visitor.visit(&agentID, of: Field("gen_ai.agent.id", .internal))
        visitor.visit(&agentDescription, of: Field("gen_ai.agent.description", .internal))
        visitor.visit(&version, of: Field("gen_ai.agent.version", .public))
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&requestModel, of: Field("gen_ai.request.model", .public))
        server?.visitFields(&visitor)
        visitor.visit(&systemInstructions, of: Field("gen_ai.system_instructions", .confidential))
    }
}

extension SpanOperation where Self == AgentCreation {
    /// Making an agent at a provider.
    public static func agentCreation(
        _ name: String? = nil, provider: ProviderName, model: String? = nil
    ) -> AgentCreation {
        var creation = AgentCreation(name, provider: provider)
        creation.requestModel = model
        return creation
    }
}
