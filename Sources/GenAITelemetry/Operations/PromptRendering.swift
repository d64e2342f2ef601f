// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Making the text of a prompt from a template.
public struct PromptRendering: SpanOperation {
    /// The template and its version.
    public var prompt: PromptReference
    /// The names of the variables that were filled in.
    public var variableNames: [String] = []
    /// The sections that made it into the text, in order.
    public var sections: [String] = []
    /// The documents that made it into the text.
    public var evidenceIDs: [String] = []
    /// A keyed hash of the text, to tell equal prompts apart from different ones.
    public var renderedHash: String?
    /// How many tokens the text is thought to have.
    public var estimatedTokens: Int?
    /// The text.
    public var rendered: Content?

    /// Creates the description of a rendering.
    public init(_ prompt: PromptReference) { self.prompt = prompt }
}

extension PromptRendering {
    /// The kind of this operation.
    public static var kind: OperationKind { .promptRendering }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        prompt.visitFields(&visitor)
        visitor.visit(&variableNames, of: Field("genai_telemetry.prompt.variables", .internal))
        visitor.visit(&sections, of: Field("genai_telemetry.prompt.sections", .internal))
        visitor.visit(&evidenceIDs, of: Field("genai_telemetry.prompt.evidence_ids", .internal))
        visitor.visit(&renderedHash, of: Field("genai_telemetry.prompt.hash", .internal))
        visitor.visit(&rendered, of: Field("genai_telemetry.prompt.rendered", .confidential))
    }
}

extension SpanOperation where Self == PromptRendering {
    /// Making the text of a prompt from a template.
    public static func promptRendering(_ name: String, version: String? = nil) -> PromptRendering {
        PromptRendering(PromptReference(name, version: version))
    }
}
