// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What only some providers tell of a call.
///
/// On the wire a detail has the provider's own name where the conventions define one, and one of ours elsewhere.
public struct ProviderDetails: Hashable, Sendable {
    /// Which of the provider's APIs was called, such as `chat_completions` or `responses`.
    public var apiType: String?
    /// The service tier that answered.
    public var serviceTier: String?
    /// The provider's id of what the model ran on.
    public var systemFingerprint: String?
    /// The guardrail that watched.
    public var guardrailID: String?
    /// The knowledge base that was asked.
    public var knowledgeBaseID: String?

    /// Creates details of which nothing is known.
    public init() {}

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&apiType, of: Field("openai.api.type", .public))
        visitor.visit(&serviceTier, of: Field("openai.response.service_tier", .public))
        visitor.visit(&systemFingerprint, of: Field("openai.response.system_fingerprint", .public))
        visitor.visit(&guardrailID, of: Field("aws.bedrock.guardrail.id", .internal))
        visitor.visit(&knowledgeBaseID, of: Field("aws.bedrock.knowledge_base.id", .internal))
    }
}
