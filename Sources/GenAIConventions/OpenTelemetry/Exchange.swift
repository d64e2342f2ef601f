// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What was said in one call, and why the model stopped.
struct Exchange {
    var provider: ProviderName?
    var instructions: Content?
    var input: Content?
    var output: Content?
    var reasons: FinishReasons

    init(_ inference: borrowing Inference, isFailure: Bool) {
        provider = inference.provider
        instructions = inference.systemInstructions
        input = inference.input
        output = inference.output
        reasons = FinishReasons(of: inference, spanFailed: isFailure)
    }

    init(_ fetch: borrowing ResponseFetch) {
        provider = fetch.provider
        instructions = fetch.systemInstructions
        output = fetch.output
        reasons = FinishReasons(of: fetch)
    }

    init(_ agent: borrowing AgentInvocation) {
        provider = agent.provider
        instructions = agent.systemInstructions
        input = agent.input
        output = agent.output
        reasons = FinishReasons(of: agent)
    }

    init(_ creation: borrowing AgentCreation) {
        provider = creation.provider
        instructions = creation.systemInstructions
        reasons = .none
    }

    init(_ workflow: borrowing Workflow) {
        input = workflow.input
        output = workflow.output
        reasons = FinishReasons(of: workflow)
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
