// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// A type for every span; the quotation marks are the JSON of a text.
extension MLflow {
    func type(of span: borrowing SpanRecord) -> StaticString {
        switch span.operationKind {
        case .inference: span.withOperation(Inference.self) { type(of: $0) } ?? #""LLM""#
        case .embeddings: #""EMBEDDING""#
        case .retrieval: #""RETRIEVER""#
        case .rerank: #""RERANKER""#
        case .toolExecution: #""TOOL""#
        case .agentCreation, .agentInvocation: #""AGENT""#
        case .workflow: #""WORKFLOW""#
        case .plan, .promptRendering: #""TASK""#
        case .validation: span.withOperation(Validation.self) { type(of: $0) } ?? #""EVALUATOR""#
        case .storage: span.withOperation(Storage.self) { type(of: $0) } ?? #""CHAIN""#
        case .request, .responseFetch, .agentStep, .generic: #""CHAIN""#
        }
    }

    private func type(of inference: borrowing Inference) -> StaticString {
        inference.operation == .textCompletion ? #""LLM""# : #""CHAT_MODEL""#
    }

    private func type(of validation: borrowing Validation) -> StaticString {
        validation.check.isGuard ? #""GUARDRAIL""# : #""EVALUATOR""#
    }

    private func type(of storage: borrowing Storage) -> StaticString {
        storage.operation.isMemory ? #""MEMORY""# : #""CHAIN""#
    }

    /// The levels of Python's logging: 30 is a warning.
    func map<Sink: AttributeSink & ~Copyable>(_ validation: borrowing Validation, into sink: inout Sink) {
        if validation.verdict == .warned || validation.verdict == .failed { sink.set("mlflow.spanLogLevel", 30) }
    }
}
