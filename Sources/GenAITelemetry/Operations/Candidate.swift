// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A document on its way from the index into the context.
public struct Candidate: Hashable, Sendable {
    /// The id of the document or chunk.
    public var id: String
    /// How well it fits, in the scale of whoever scored it.
    public var score: Double?
    /// Its text.
    public var content: Content?
    /// More about it.
    public var metadata: Attributes

    /// Creates a candidate.
    public init(id: String, score: Double? = nil, content: Content? = nil, metadata: Attributes = [:]) {
        self.id = id
        self.score = score
        self.content = content
        self.metadata = metadata
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&id, of: Field("gen_ai.retrieval.documents.id", .internal))
        visitor.visit(&content, of: Field("gen_ai.retrieval.documents", .confidential))
        visitor.visit(&metadata, sensitivity: .internal)
    }
}

extension FieldVisitor {
    mutating func visit(_ candidates: inout [Candidate]) {
        for index in candidates.indices { candidates[index].visitFields(&self) }
    }
}
