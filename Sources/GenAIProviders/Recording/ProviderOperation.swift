// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// An operation of the span model that is a call of a provider's API, so that an adapter can read into it.
public protocol ProviderOperation: SpanOperation {
    /// Who is called; nil when nobody knows.
    var calledProvider: ProviderName? { get }
    /// The operation as a call.
    var call: ProviderCall { get }
    /// Takes over what was read into a call of this kind; one of another kind changes nothing.
    mutating func take(_ call: ProviderCall)
}

extension Inference: ProviderOperation {
    /// Who is called.
    public var calledProvider: ProviderName? { provider }
    /// The operation as a call.
    public var call: ProviderCall { .inference(self) }
    /// Takes over what was read.
    public mutating func take(_ call: ProviderCall) { if case .inference(let read) = call { self = read } }
}

extension Embeddings: ProviderOperation {
    /// Who is called.
    public var calledProvider: ProviderName? { provider }
    /// The operation as a call.
    public var call: ProviderCall { .embeddings(self) }
    /// Takes over what was read.
    public mutating func take(_ call: ProviderCall) { if case .embeddings(let read) = call { self = read } }
}

extension Rerank: ProviderOperation {
    /// Who is called.
    public var calledProvider: ProviderName? { provider }
    /// The operation as a call.
    public var call: ProviderCall { .rerank(self) }
    /// Takes over what was read.
    public mutating func take(_ call: ProviderCall) { if case .rerank(let read) = call { self = read } }
}

extension ResponseFetch: ProviderOperation {
    /// Who is called.
    public var calledProvider: ProviderName? { provider }
    /// The operation as a call.
    public var call: ProviderCall { .responseFetch(self) }
    /// Takes over what was read.
    public mutating func take(_ call: ProviderCall) { if case .responseFetch(let read) = call { self = read } }
}

extension AgentCreation: ProviderOperation {
    /// Who is called.
    public var calledProvider: ProviderName? { provider }
    /// The operation as a call.
    public var call: ProviderCall { .agentCreation(self) }
    /// Takes over what was read.
    public mutating func take(_ call: ProviderCall) { if case .agentCreation(let read) = call { self = read } }
}
