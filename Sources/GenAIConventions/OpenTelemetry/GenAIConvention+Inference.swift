// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Inference spans.
extension GenAIConvention {
    func name(of inference: borrowing Inference) -> String {
        SpanName.joining(operation(of: inference).rawValue, inference.requestModel)
    }

    /// A call without an operation is a chat, as it is without further words in the model.
    private func operation(of inference: borrowing Inference) -> Inference.Name {
        inference.operation.rawValue.isEmpty ? .chat : inference.operation
    }

    func map<Sink: AttributeSink & ~Copyable>(
        _ inference: borrowing Inference, in setting: SpanSetting, into sink: inout Sink
    ) {
        sink.set("gen_ai.operation.name", word: operation(of: inference))
        sink.set("gen_ai.provider.name", word: inference.provider)
        sink.set("gen_ai.request.model", text: inference.requestModel)
        map(inference.server, into: &sink)
        map(inference.parameters, provider: inference.provider, into: &sink)
        sink.set("gen_ai.output.type", text: inference.outputType)
        sink.set("gen_ai.response.id", text: inference.responseID)
        sink.set("gen_ai.response.model", text: inference.responseModel)

        let output = inference.output
        let reasons = FinishReasons(
            listed: inference.finishReasons, output: output,
            wasCut: inference.streaming.wasCut(spanFailed: setting.isFailure))
        sink.set("gen_ai.response.finish_reasons", words: reasons.known)
        map(inference.usage, into: &sink)
        map(inference.streaming, into: &sink)
        map(inference.prompt, into: &sink)
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        sink.set("genai_telemetry.output.schema_valid", inference.isOutputSchemaValid)
        sink.set("genai_telemetry.output.repair_attempts", inference.repairAttempts)

        sink.setJSON(.systemInstructions, inference.systemInstructions) { $0.systemInstructions($1) }
        sink.setJSON(.inputMessages, inference.input) { $0.inputMessages($1) }
        sink.setJSON(.outputMessages, output) { $0.outputMessages($1, reasons: reasons) }
        sink.set(.toolDefinitions, inference.toolDefinitions)
        for (key, value) in inference.providerAttributes { sink.set(dynamic: key, value) }
    }

    private func map<Sink: AttributeSink & ~Copyable>(
        _ parameters: ModelParameters, provider: ProviderName, into sink: inout Sink
    ) {
        sink.set("gen_ai.request.max_tokens", parameters.maxTokens)
        sink.set("gen_ai.request.temperature", parameters.temperature)
        sink.set("gen_ai.request.top_p", parameters.topP)
        if version.isTopKWhole {
            sink.set("gen_ai.request.top_k", parameters.topK)
        } else {
            sink.set("gen_ai.request.top_k", parameters.topK.map(Double.init))
        }
        sink.set("gen_ai.request.frequency_penalty", parameters.frequencyPenalty)
        sink.set("gen_ai.request.presence_penalty", parameters.presencePenalty)
        sink.set("gen_ai.request.seed", parameters.seed)
        // One choice, no stream and an automatic tier are what a request means that says nothing.
        if parameters.choiceCount != 1 { sink.set("gen_ai.request.choice.count", parameters.choiceCount) }
        sink.set("gen_ai.request.stop_sequences", texts: parameters.stopSequences)
        if parameters.isStreamed { sink.set("gen_ai.request.stream", true) }
        sink.set("gen_ai.request.reasoning.level", text: parameters.reasoningLevel)
        guard let tier = parameters.serviceTier, tier != "auto" else { return }
        // The conventions name the tier for OpenAI only, and its names may not stand on another provider's span.
        if provider == .openAI || provider == .azureOpenAI {
            sink.set("openai.request.service_tier", text: tier)
        } else {
            sink.set("genai_telemetry.inference.service_tier", text: tier)
        }
    }

    /// The time to the first chunk has two names: that of the conventions, and that of a metric which readers look for
    /// on spans as well.
    private func map<Sink: AttributeSink & ~Copyable>(_ streaming: StreamTimings, into sink: inout Sink) {
        sink.set("gen_ai.response.time_to_first_chunk", seconds: streaming.timeToFirstChunk)
        sink.set("gen_ai.client.operation.time_to_first_chunk", seconds: streaming.timeToFirstChunk)
        sink.set("genai_telemetry.stream.time_to_first_token", seconds: streaming.timeToFirstToken)
        sink.set("genai_telemetry.stream.chunk_count", streaming.chunkCount)
        sink.set("genai_telemetry.stream.longest_stall", seconds: streaming.longestStall)
        sink.set("genai_telemetry.stream.outcome", word: streaming.outcome)
    }
}

extension StreamTimings {
    /// Whether the model had begun to answer and did not come to an end.
    fileprivate func wasCut(spanFailed: Bool) -> Bool {
        let hasBegun = timeToFirstChunk != nil || timeToFirstToken != nil || (chunkCount ?? 0) > 0
        let hasEnded = outcome.map { $0 == .completed } ?? !spanFailed
        return hasBegun && !hasEnded
    }
}
