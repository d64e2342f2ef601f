// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The kinds of work that this package has a type for.
public enum OperationKind: String, Hashable, Sendable, CaseIterable {
    /// ``Request``.
    case request
    /// ``Inference``.
    case inference
    /// ``ResponseFetch``.
    case responseFetch
    /// ``Embeddings``.
    case embeddings
    /// ``PromptRendering``.
    case promptRendering
    /// ``Retrieval``.
    case retrieval
    /// ``Rerank``.
    case rerank
    /// ``ToolExecution``.
    case toolExecution
    /// ``AgentCreation``.
    case agentCreation
    /// ``AgentInvocation``.
    case agentInvocation
    /// ``AgentStep``.
    case agentStep
    /// ``Workflow``.
    case workflow
    /// ``Plan``.
    case plan
    /// ``Validation``.
    case validation
    /// ``Storage``.
    case storage
    /// ``Generic``.
    case generic
}

/// What a span is about: a typed description of one piece of AI work.
///
/// Conforming types are plain structs whose fields are set while the work runs. They hold no attribute names: those are
/// a convention's business, after the queue. The set of conforming types is closed; use ``Generic`` for anything else.
public protocol SpanOperation: Sendable {
    /// Which of the kinds this is.
    static var kind: OperationKind { get }
    /// The span kind that the conventions ask for, unless the caller says otherwise.
    var defaultSpanKind: SpanKind { get }
    /// Shows every field that can hold text to a visitor.
    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor)
    /// What the children of this span inherit from it, if anything.
    func inherited(from outer: Association) -> Association
}

extension SpanOperation {
    /// The enclosing association, unchanged.
    public func inherited(from outer: Association) -> Association { outer }
}
