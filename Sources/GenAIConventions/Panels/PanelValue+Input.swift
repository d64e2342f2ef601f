// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What went into a span, one line for each operation.
extension PanelValue {
    /// What went into the work that a span is about, or nil when that is not known or was kept back.
    init?(inputOf span: borrowing SpanRecord) {
        let value: PanelValue? =
            switch span.operationKind {
            case .request: span.withOperation(Request.self) { PanelValue($0.input) } ?? nil
            case .inference: span.withOperation(Inference.self) { Self.input(of: $0) } ?? nil
            case .responseFetch: nil
            case .embeddings: span.withOperation(Embeddings.self) { PanelValue(plain: $0.input) } ?? nil
            case .promptRendering: span.withOperation(PromptRendering.self) { Self.input(of: $0) } ?? nil
            case .retrieval: span.withOperation(Retrieval.self) { PanelValue(plain: $0.query) } ?? nil
            case .rerank: span.withOperation(Rerank.self) { PanelValue(plain: $0.query) } ?? nil
            case .toolExecution: span.withOperation(ToolExecution.self) { PanelValue(ofTool: $0.arguments) } ?? nil
            case .agentCreation:
                span.withOperation(AgentCreation.self) { PanelValue(plain: $0.systemInstructions) } ?? nil
            case .agentInvocation: span.withOperation(AgentInvocation.self) { Self.input(of: $0) } ?? nil
            case .agentStep: span.withOperation(AgentStep.self) { PanelValue($0.input) } ?? nil
            case .workflow: span.withOperation(Workflow.self) { PanelValue($0.input) } ?? nil
            case .plan: nil
            case .validation: span.withOperation(Validation.self) { PanelValue($0.input) } ?? nil
            case .storage: span.withOperation(Storage.self) { Self.input(of: $0) } ?? nil
            case .generic: span.withOperation(Generic.self) { PanelValue($0.input) } ?? nil
            }
        guard let value else { return nil }
        self = value
    }

    private static func input(of inference: borrowing Inference) -> PanelValue? {
        let (instructions, input) = (inference.systemInstructions?.told, inference.input?.told)
        if instructions == nil, input == nil { return nil }
        return .conversation(Conversation(input, instructions: instructions, speaker: .user))
    }

    /// A question alone stays a text; with instructions before it, it is a conversation.
    private static func input(of agent: borrowing AgentInvocation) -> PanelValue? {
        guard let instructions = agent.systemInstructions?.told else { return PanelValue(agent.input) }
        return .conversation(Conversation(agent.input?.told, instructions: instructions, speaker: .user))
    }

    private static func input(of rendering: borrowing PromptRendering) -> PanelValue? {
        rendering.prompt.name.isEmpty ? nil : .template(copy rendering)
    }

    /// What is written goes in, what is read comes out.
    private static func input(of storage: borrowing Storage) -> PanelValue? {
        PanelValue(plain: storage.query) ?? (storage.operation.isWrite ? PanelValue(plain: storage.records) : nil)
    }
}

extension Storage.Name {
    /// Whether records go into the store and not out of it.
    var isWrite: Bool { ["create", "insert", "update", "upsert", "write"].contains { rawValue.hasPrefix($0) } }
}
