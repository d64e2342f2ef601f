// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What was said in one call, and why the model stopped.
struct Exchange {
    var provider: ProviderName?
    var instructions: Content?
    var input: Content?
    var output: Content?
    var tools: Content?
    var reasons: FinishReasons

    init(_ inference: borrowing Inference, isFailure: Bool) {
        provider = inference.provider
        instructions = inference.systemInstructions
        input = inference.input
        output = inference.output
        tools = inference.toolDefinitions
        reasons = FinishReasons(
            listed: inference.finishReasons, output: output,
            wasCut: inference.streaming.wasCut(spanFailed: isFailure))
    }

    init(_ fetch: borrowing ResponseFetch) {
        provider = fetch.provider
        instructions = fetch.systemInstructions
        output = fetch.output
        tools = fetch.toolDefinitions
        reasons = FinishReasons(
            listed: fetch.finishReasons, output: output, wasCut: fetch.status == .failed || fetch.status == .cancelled)
    }

    init(_ agent: borrowing AgentInvocation) {
        provider = agent.provider
        instructions = agent.systemInstructions
        input = agent.input
        output = agent.output
        tools = agent.toolDefinitions
        reasons = FinishReasons(listed: agent.finishReasons, output: output, wasCut: false)
    }

    init(_ creation: borrowing AgentCreation) {
        provider = creation.provider
        instructions = creation.systemInstructions
        reasons = FinishReasons(listed: [], output: nil, wasCut: false)
    }

    init(_ workflow: borrowing Workflow) {
        input = workflow.input
        output = workflow.output
        reasons = FinishReasons(listed: [], output: output, wasCut: false)
    }

    /// What was said in the call that a span is about, if it is one in which something is said.
    init?(_ span: borrowing SpanRecord) {
        let isFailure = span.status.isFailure
        let exchange: Exchange? =
            switch span.operationKind {
            case .inference: span.withOperation(Inference.self) { Exchange($0, isFailure: isFailure) }
            case .responseFetch: span.withOperation(ResponseFetch.self) { Exchange($0) }
            case .agentInvocation: span.withOperation(AgentInvocation.self) { Exchange($0) }
            case .agentCreation: span.withOperation(AgentCreation.self) { Exchange($0) }
            case .workflow: span.withOperation(Workflow.self) { Exchange($0) }
            default: nil
            }
        guard let exchange else { return nil }
        self = exchange
    }
}

extension StreamTimings {
    /// Whether the model had begun to answer and did not come to an end.
    fileprivate func wasCut(spanFailed: Bool) -> Bool {
        let hasBegun = timeToFirstChunk != nil || timeToFirstToken != nil || (chunkCount ?? 0) > 0
        let hasEnded = outcome.map { $0 == .completed } ?? !spanFailed
        return hasBegun && !hasEnded
    }
}
