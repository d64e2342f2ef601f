// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// A call of a provider's API, as the operation of the span model that it is.
public enum ProviderCall: Sendable {
    /// A model generates.
    case inference(Inference)
    /// A model turns texts into vectors.
    case embeddings(Embeddings)
    /// Candidates are put into a better order.
    case rerank(Rerank)
    /// An answer that the provider keeps is fetched.
    case responseFetch(ResponseFetch)
    /// An agent is made at the provider.
    case agentCreation(AgentCreation)
    /// An agent that the provider hosts is run.
    case agentInvocation(AgentInvocation)
    /// Something that no operation stands for, such as a list of models.
    case other(Generic)
}

extension ProviderCall {
    /// The operation, whatever its type is.
    public var operation: any SpanOperation {
        switch self {
        case .inference(let operation): operation
        case .embeddings(let operation): operation
        case .rerank(let operation): operation
        case .responseFetch(let operation): operation
        case .agentCreation(let operation): operation
        case .agentInvocation(let operation): operation
        case .other(let operation): operation
        }
    }

    /// The inference, to be changed in place; a change of a call that is none is lost.
    package var inference: Inference? {
        get { if case .inference(let inference) = self { inference } else { nil } }
        set { if case .inference = self, let newValue { self = .inference(newValue) } }
    }
}
