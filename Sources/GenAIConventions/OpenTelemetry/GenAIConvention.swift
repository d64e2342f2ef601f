// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// The OpenTelemetry semantic conventions for generative AI.
///
/// Work that OpenTelemetry has no names for yet, such as reranking or validation, and what it has no attributes for, such
/// as cost, is told under `genai_telemetry.`. Texts of conversations are JSON in one string, which more backends read than
/// the structured form that the conventions prefer.
///
/// ```swift
/// let convention = GenAIConvention()                     // the names of version 1.41
/// let newest = GenAIConvention(.latest)
/// ```
public struct GenAIConvention: SemanticConvention {
    /// The version whose names are used.
    public let version: Version

    /// Creates a convention with the names of a version.
    public init(_ version: Version = .default) { self.version = version }

    /// The schema that the names follow.
    public var schemaURL: StaticString { version.schemaURL }

    /// The name of the span: the application's, else the operation and what it is about.
    public func spanName(for span: borrowing SpanRecord) -> SpanName {
        if let name = span.name?.trimmed { return SpanName(name) }
        return operationName(of: span) ?? .unknown
    }

    /// Puts the attributes of the span into a sink: those of its operation, those that every span has, the free ones.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        mapTyped(span, into: &sink)
        mapFree(span, into: &sink)
    }

    /// What the typed fields say.
    func mapTyped<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        mapOperation(of: span, into: &sink)
        mapCommon(span, into: &sink)
    }

    /// What the application said in its own words, which wins: last, because only an attribute that is set already can
    /// be replaced.
    func mapFree<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        if span.operationKind == .inference {
            span.withOperation(Inference.self) { inference in
                guard inference.hasSeldomFields else { return }
                for (key, value) in inference.providerAttributes { sink.set(dynamic: key, value) }
            }
        }
        for (key, value) in span.attributes { sink.set(dynamic: key, value) }
    }
}

// MARK: - One line for each operation

extension GenAIConvention {
    private func operationName(of span: borrowing SpanRecord) -> SpanName? {
        let kind = span.kind
        return switch span.operationKind {
        case .request: span.withOperation(Request.self) { name(of: $0) }
        case .inference: span.withOperation(Inference.self) { name(of: $0) }
        case .responseFetch: span.withOperation(ResponseFetch.self) { name(of: $0) }
        case .embeddings: span.withOperation(Embeddings.self) { name(of: $0) }
        case .promptRendering: span.withOperation(PromptRendering.self) { name(of: $0) }
        case .retrieval: span.withOperation(Retrieval.self) { name(of: $0) }
        case .rerank: span.withOperation(Rerank.self) { name(of: $0) }
        case .toolExecution: span.withOperation(ToolExecution.self) { name(of: $0, kind: kind) }
        case .agentCreation: span.withOperation(AgentCreation.self) { name(of: $0) }
        case .agentInvocation: span.withOperation(AgentInvocation.self) { name(of: $0) }
        case .agentStep: span.withOperation(AgentStep.self) { name(of: $0) }
        case .workflow: span.withOperation(Workflow.self) { name(of: $0) }
        case .plan: span.withOperation(Plan.self) { name(of: $0) }
        case .validation: span.withOperation(Validation.self) { name(of: $0) }
        case .storage: span.withOperation(Storage.self) { name(of: $0) }
        case .generic: span.withOperation(Generic.self) { name(of: $0) }
        }
    }

    private func mapOperation<Sink: AttributeSink & ~Copyable>(
        of span: borrowing SpanRecord, into sink: inout Sink
    ) {
        let setting = SpanSetting(span)
        switch span.operationKind {
        case .request: span.withOperation(Request.self) { map($0, in: setting, into: &sink) }
        case .inference: span.withOperation(Inference.self) { map($0, in: setting, into: &sink) }
        case .responseFetch: span.withOperation(ResponseFetch.self) { map($0, into: &sink) }
        case .embeddings: span.withOperation(Embeddings.self) { map($0, into: &sink) }
        case .promptRendering: span.withOperation(PromptRendering.self) { map($0, into: &sink) }
        case .retrieval: span.withOperation(Retrieval.self) { map($0, into: &sink) }
        case .rerank: span.withOperation(Rerank.self) { map($0, into: &sink) }
        case .toolExecution: span.withOperation(ToolExecution.self) { map($0, in: setting, into: &sink) }
        case .agentCreation: span.withOperation(AgentCreation.self) { map($0, into: &sink) }
        case .agentInvocation: span.withOperation(AgentInvocation.self) { map($0, in: setting, into: &sink) }
        case .agentStep: span.withOperation(AgentStep.self) { map($0, into: &sink) }
        case .workflow: span.withOperation(Workflow.self) { map($0, in: setting, into: &sink) }
        case .plan: span.withOperation(Plan.self) { map($0, into: &sink) }
        case .validation: span.withOperation(Validation.self) { map($0, into: &sink) }
        case .storage: span.withOperation(Storage.self) { map($0, into: &sink) }
        case .generic: span.withOperation(Generic.self) { map($0, into: &sink) }
        }
    }
}

/// What the attributes of an operation depend on besides the operation.
struct SpanSetting {
    let kind: SpanKind
    let isFailure: Bool
    let conversation: String?

    init(_ span: borrowing SpanRecord) {
        kind = span.kind
        isFailure = span.status.isFailure
        conversation = span.association.conversation
    }
}
