// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What a response says, whole or streamed, on its way into the operation that it belongs to.
struct ResponseContents: Sendable {
    var id: String?
    var model: String?
    var serviceTier: String?
    var systemFingerprint: String?
    var status: ResponseFetch.Status?
    /// The messages, one for each choice, with the provider's reasons beside them.
    private(set) var messages: [Message] = []
    private(set) var rawReasons: [String] = []
    var usage: TokenUsage?
    var isCompacted = false
    var attributes = Attributes()

    /// Under which name the provider's own words for the reasons stand, where they differ from those of the schemas.
    static let rawReasonsName = "genai_telemetry.inference.raw_finish_reasons"

    /// Adds a choice.
    ///
    /// - Parameters:
    ///   - parts: What the model said.
    ///   - role: Who speaks.
    ///   - reason: Why it stopped, in the provider's word.
    ///   - isCut: Whether a missing reason means that the model was cut off.
    mutating func addChoice(
        _ parts: [MessagePart], role: Role = .assistant, reason: String?, isCut: Bool = false
    ) {
        let known = FinishReason(provider: reason) ?? (isCut ? .error : nil)
        messages.append(Message(role, parts: parts, finishReason: known))
        rawReasons.append(reason ?? "")
    }

    /// The reasons; empty when none is known.
    private var finishReasons: [FinishReason] {
        guard messages.contains(where: { $0.finishReason != nil }) else { return [] }
        return messages.map { $0.finishReason ?? .error }
    }

    /// Adds everything to an operation that has a place for it.
    func write(into call: inout ProviderCall) {
        switch call {
        case .inference(var inference):
            inference.responseID = id ?? inference.responseID
            inference.responseModel = model ?? inference.responseModel
            inference.finishReasons = finishReasons
            if !messages.isEmpty { inference.output = .messages(messages) }
            if let usage { inference.usage = usage }
            if isCompacted { inference.isCompacted = true }
            write(into: &inference.details)
            for (name, value) in attributes { inference.providerAttributes[name] = value }
            // `STOP` is `stop`: that another case is written tells nobody anything.
            if zip(rawReasons, messages).contains(where: { !$0.isEmpty && $0.lowercased() != $1.finishReason?.rawValue }
            ) {
                inference.providerAttributes[Self.rawReasonsName] = .strings(rawReasons)
            }
            call = .inference(inference)
        case .responseFetch(var fetch):
            if fetch.responseID.isEmpty, let id { fetch.responseID = id }
            fetch.responseModel = model ?? fetch.responseModel
            fetch.status = status ?? fetch.status
            fetch.finishReasons = finishReasons
            if !messages.isEmpty { fetch.output = .messages(messages) }
            write(into: &fetch.details)
            call = .responseFetch(fetch)
        case .embeddings(var embeddings):
            embeddings.responseModel = model ?? embeddings.responseModel
            if let usage { embeddings.usage = usage }
            call = .embeddings(embeddings)
        case .agentInvocation(var agent):
            agent.finishReasons = finishReasons
            if !messages.isEmpty { agent.output = .messages(messages) }
            if let usage { agent.usage = usage }
            call = .agentInvocation(agent)
        case .rerank, .agentCreation, .other: break
        }
    }

    private func write(into details: inout ProviderDetails) {
        if let serviceTier { details.serviceTier = serviceTier }
        if let systemFingerprint { details.systemFingerprint = systemFingerprint }
    }
}
