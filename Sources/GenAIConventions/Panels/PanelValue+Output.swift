// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What came out of a span, one line for each operation.
extension PanelValue {
    /// What came out of the work that a span is about, or nil when that is not known or was kept back.
    init?(outputOf span: borrowing SpanRecord) {
        let value: PanelValue? =
            switch span.operationKind {
            case .request: span.withOperation(Request.self) { PanelValue($0.output) } ?? nil
            case .inference: span.withOperation(Inference.self) { Self.output(of: $0) } ?? nil
            case .responseFetch: span.withOperation(ResponseFetch.self) { Self.output(of: $0) } ?? nil
            case .embeddings, .agentCreation: nil
            case .promptRendering: span.withOperation(PromptRendering.self) { PanelValue($0.rendered) } ?? nil
            case .retrieval: span.withOperation(Retrieval.self) { PanelValue(listing: $0.selected) } ?? nil
            case .rerank: span.withOperation(Rerank.self) { PanelValue(listing: $0.output) } ?? nil
            case .toolExecution: span.withOperation(ToolExecution.self) { PanelValue(ofTool: $0.result) } ?? nil
            case .agentInvocation: span.withOperation(AgentInvocation.self) { PanelValue($0.output) } ?? nil
            case .agentStep: span.withOperation(AgentStep.self) { PanelValue($0.output) } ?? nil
            case .workflow: span.withOperation(Workflow.self) { PanelValue($0.output) } ?? nil
            case .plan: span.withOperation(Plan.self) { PanelValue($0.steps) } ?? nil
            case .validation: span.withOperation(Validation.self) { Self.output(of: $0) } ?? nil
            case .storage: span.withOperation(Storage.self) { Self.output(of: $0) } ?? nil
            case .generic: span.withOperation(Generic.self) { PanelValue($0.output) } ?? nil
            }
        guard let value else { return nil }
        self = value
    }

    private static func output(of inference: borrowing Inference) -> PanelValue? {
        guard let output = inference.output?.told else { return nil }
        return .conversation(Conversation(output, speaker: .assistant, finishReasons: inference.finishReasons))
    }

    private static func output(of fetch: borrowing ResponseFetch) -> PanelValue? {
        guard let output = fetch.output?.told else { return nil }
        return .conversation(Conversation(output, speaker: .assistant, finishReasons: fetch.finishReasons))
    }

    private static func output(of validation: borrowing Validation) -> PanelValue? {
        let hasFindings =
            validation.verdict != nil || validation.score != nil || validation.unsupportedClaimCount != nil
            || validation.explanation?.told != nil || validation.unsupportedClaims?.told != nil
        return hasFindings ? .findings(copy validation) : nil
    }

    private static func output(of storage: borrowing Storage) -> PanelValue? {
        storage.operation.isWrite && storage.query?.told == nil ? nil : PanelValue(plain: storage.records)
    }
}

extension PanelValue {
    /// Documents; nil when there are none.
    private init?(listing candidates: [Candidate]) {
        if candidates.isEmpty { return nil }
        self = .documents(candidates)
    }
}
