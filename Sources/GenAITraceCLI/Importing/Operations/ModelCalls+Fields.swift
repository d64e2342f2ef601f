// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension Inference: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(model: try fields.text("request_model") ?? "", provider: try fields.provider())
        if let value: Name = try fields.word("operation") { operation = value }
        responseModel = try fields.text("response_model")
        responseID = try fields.text("response_id")
        server = try fields.server()
        parameters = try fields.nested("parameters") ?? ModelParameters()
        outputType = try fields.text("output_type")
        input = try fields.content("input")
        output = try fields.content("output")
        systemInstructions = try fields.content("system_instructions")
        toolDefinitions = try fields.content("tool_definitions")
        usage = try fields.nested("usage") ?? TokenUsage()
        finishReasons = try fields.words("finish_reasons")
        streaming = try fields.nested("streaming") ?? StreamTimings()
        prompt = try fields.nested("prompt")
        isOutputSchemaValid = try fields.bool("is_output_schema_valid")
        repairAttempts = try fields.count("repair_attempts")
        isCompacted = try fields.bool("is_compacted")
        details = try fields.nested("details") ?? ProviderDetails()
        providerAttributes = try fields.attributes("provider_attributes") ?? [:]
    }
}

extension Embeddings: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(model: try fields.text("request_model") ?? "", provider: try fields.provider())
        responseModel = try fields.text("response_model")
        server = try fields.server()
        dimensionCount = try fields.count("dimension_count")
        encodingFormats = try fields.texts("encoding_formats")
        inputCount = try fields.count("input_count")
        input = try fields.content("input")
        usage = try fields.nested("usage") ?? TokenUsage()
    }
}

extension ResponseFetch: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init(try fields.requiredText("response_id"), provider: try fields.provider())
        responseModel = try fields.text("response_model")
        status = try fields.word("status")
        streamCursor = try fields.text("stream_cursor")
        server = try fields.server()
        finishReasons = try fields.words("finish_reasons")
        output = try fields.content("output")
        systemInstructions = try fields.content("system_instructions")
        toolDefinitions = try fields.content("tool_definitions")
        details = try fields.nested("details") ?? ProviderDetails()
    }
}

#endif
