// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What models and agents are asked for, and what only some providers tell.
extension GenAIConvention {
    func map<Sink: AttributeSink & ~Copyable>(
        _ parameters: ModelParameters, of provider: ProviderName?, into sink: inout Sink
    ) {
        sink.set("gen_ai.request.max_tokens", parameters.maxTokens)
        sink.set("gen_ai.request.temperature", parameters.temperature)
        sink.set("gen_ai.request.top_p", parameters.topP)
        // Of the rest most requests say nothing, and then none of it is asked for.
        if parameters.hasSeldomFields { mapSampling(parameters, into: &sink) }
        // One choice, no stream and an automatic tier are what a request means that says nothing.
        if parameters.isStreamed { sink.set("gen_ai.request.stream", true) }
        if parameters.hasSeldomFields { mapService(parameters, of: provider, into: &sink) }
    }

    private func mapSampling<Sink: AttributeSink & ~Copyable>(_ parameters: ModelParameters, into sink: inout Sink) {
        if version.isTopKWhole {
            sink.set("gen_ai.request.top_k", parameters.topK)
        } else {
            sink.set("gen_ai.request.top_k", parameters.topK.map(Double.init))
        }
        sink.set("gen_ai.request.frequency_penalty", parameters.frequencyPenalty)
        sink.set("gen_ai.request.presence_penalty", parameters.presencePenalty)
        sink.set("gen_ai.request.seed", parameters.seed)
        if parameters.choiceCount != 1 { sink.set("gen_ai.request.choice.count", parameters.choiceCount) }
        sink.set("gen_ai.request.stop_sequences", texts: parameters.stopSequences)
    }

    private func mapService<Sink: AttributeSink & ~Copyable>(
        _ parameters: ModelParameters, of provider: ProviderName?, into sink: inout Sink
    ) {
        sink.set("gen_ai.request.reasoning.level", text: parameters.reasoningLevel)
        sink.set("gen_ai.request.previous_response.id", text: parameters.previousResponseID)
        guard let tier = parameters.serviceTier, tier != "auto" else { return }
        let names = provider?.isOpenAI ?? false ? version.openAI : .anybody
        sink.set(names.requestServiceTier, text: tier)
    }

    /// The conventions name a detail for one provider only, and that name may not stand on another one's span.
    func map<Sink: AttributeSink & ~Copyable>(
        _ details: ProviderDetails?, of provider: ProviderName, into sink: inout Sink
    ) {
        if let details { map(details, namedFor: provider, into: &sink) }
        if provider == .azureInference {
            sink.set("azure.resource_provider.namespace", constant: "Microsoft.CognitiveServices")
        }
    }

    private func map<Sink: AttributeSink & ~Copyable>(
        _ details: ProviderDetails, namedFor provider: ProviderName, into sink: inout Sink
    ) {
        let names = provider.isOpenAI ? version.openAI : .anybody
        sink.set(names.apiType, text: details.apiType)
        sink.set(names.responseServiceTier, text: details.serviceTier)
        sink.set(names.systemFingerprint, text: details.systemFingerprint)
        let isBedrock = provider == .bedrock
        sink.set(
            isBedrock ? "aws.bedrock.guardrail.id" : "genai_telemetry.inference.guardrail_id",
            text: details.guardrailID)
        sink.set(
            isBedrock ? "aws.bedrock.knowledge_base.id" : "genai_telemetry.inference.knowledge_base_id",
            text: details.knowledgeBaseID)
    }
}

extension GenAIConvention {
    /// What a detail of a call is called, by whose it is.
    struct DetailNames: Sendable {
        let requestServiceTier: StaticString
        let responseServiceTier: StaticString
        let systemFingerprint: StaticString
        let apiType: StaticString

        /// Ours, for providers that the conventions give no names of their own.
        static let anybody = DetailNames(
            requestServiceTier: "genai_telemetry.inference.service_tier",
            responseServiceTier: "genai_telemetry.inference.response_service_tier",
            systemFingerprint: "genai_telemetry.inference.system_fingerprint",
            apiType: "genai_telemetry.inference.api_type")
        /// OpenAI's.
        static let openAI = DetailNames(
            requestServiceTier: "openai.request.service_tier", responseServiceTier: "openai.response.service_tier",
            systemFingerprint: "openai.response.system_fingerprint", apiType: "openai.api.type")
        /// OpenAI's until version 1.36, which had no word for the type of the API.
        static let legacyOpenAI = DetailNames(
            requestServiceTier: "gen_ai.openai.request.service_tier",
            responseServiceTier: "gen_ai.openai.response.service_tier",
            systemFingerprint: "gen_ai.openai.response.system_fingerprint", apiType: "openai.api.type")
    }
}

extension ProviderName {
    fileprivate var isOpenAI: Bool { self == .openAI || self == .azureOpenAI }
}
