// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Inference spans.
extension GenAIConvention {
    func name(of inference: borrowing Inference) -> SpanName {
        SpanName(operation(of: inference).rawValue, inference.requestModel)
    }

    /// A call without an operation is a chat, as it is without further words in the model.
    private func operation(of inference: borrowing Inference) -> Inference.Name {
        inference.operation.rawValue.isEmpty ? .chat : inference.operation
    }

    func map<Sink: AttributeSink & ~Copyable>(
        _ inference: borrowing Inference, in setting: SpanSetting, into sink: inout Sink
    ) {
        sink.set("gen_ai.operation.name", word: operation(of: inference))
        set(provider: inference.provider, into: &sink)
        sink.set("gen_ai.request.model", text: inference.requestModel)
        map(inference.server, into: &sink)
        map(inference.parameters, of: inference.provider, into: &sink)
        sink.set("gen_ai.output.type", text: inference.outputType)
        sink.set("gen_ai.response.id", text: inference.responseID)
        sink.set("gen_ai.response.model", text: inference.responseModel)

        let reasons = FinishReasons(of: inference, spanFailed: setting.isFailure)
        sink.set("gen_ai.response.finish_reasons", words: reasons.known)
        map(inference.usage, into: &sink)
        // Of some fields most calls say nothing, and then none of them is asked for.
        let isSimple = !inference.hasSeldomFields
        map(isSimple ? nil : inference.details, of: inference.provider, into: &sink)
        if !isSimple {
            map(inference.streaming, into: &sink)
            map(inference.prompt, into: &sink)
        }
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        if !isSimple {
            if inference.isCompacted == true { sink.set("gen_ai.conversation.compacted", true) }
            sink.set("genai_telemetry.output.schema_valid", inference.isOutputSchemaValid)
            sink.set("genai_telemetry.output.repair_attempts", inference.repairAttempts)
        }

        map(
            instructions: isSimple ? nil : inference.systemInstructions, input: inference.input,
            output: inference.output, tools: isSimple ? nil : inference.toolDefinitions, reasons: reasons, into: &sink)
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
