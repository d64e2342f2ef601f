// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Every span has a kind: one without is UNKNOWN in Phoenix and has no type in MLflow.
extension OpenInference {
    func kind(of span: borrowing SpanRecord) -> StaticString {
        switch span.operationKind {
        case .inference: "LLM"
        case .embeddings: "EMBEDDING"
        case .promptRendering: "PROMPT"
        case .retrieval: "RETRIEVER"
        case .rerank: "RERANKER"
        case .toolExecution: "TOOL"
        case .agentCreation, .agentInvocation: "AGENT"
        case .validation: span.withOperation(Validation.self) { kind(of: $0) } ?? "EVALUATOR"
        case .request, .responseFetch, .agentStep, .workflow, .plan, .storage, .generic: "CHAIN"
        }
    }

    /// What lets through or stops is a guardrail, what judges is an evaluator.
    private func kind(of validation: borrowing Validation) -> StaticString {
        validation.check.isGuard ? "GUARDRAIL" : "EVALUATOR"
    }
}

extension Validation.Check {
    /// Whether it decides what may pass, and does not only judge.
    var isGuard: Bool { self == .safety || self == .schema }
}
