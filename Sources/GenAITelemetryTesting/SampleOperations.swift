// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// One description of every kind of work, once with as little as possible and once with every field filled.
///
/// For tests that must hold whatever a span is about. No two texts of a filled description are equal, so a test can tell
/// which field a text came from.
public enum SampleOperations {
    /// Descriptions that say nothing: what can be missing is missing, what cannot is empty.
    public static let empty: [any SpanOperation] = [
        Request(), Inference(model: "", provider: "", operation: ""), ResponseFetch("", provider: ""),
        Embeddings(model: "", provider: ""), PromptRendering(PromptReference("")), Retrieval(), Rerank(),
        ToolExecution(""), AgentCreation(provider: ""), AgentInvocation(), AgentStep(""), Workflow(), Plan(),
        Validation(""), Storage(""), Generic(""),
    ]

    /// Descriptions in which every field is filled.
    public static let filled: [any SpanOperation] = [
        request, inference, guardedInference, responseFetch, embeddings, promptRendering, retrieval, rerank,
        toolExecution, promptCall, agentCreation, agentInvocation, agentStep, workflow, plan, validation, storage,
        memory, generic,
    ]
}
