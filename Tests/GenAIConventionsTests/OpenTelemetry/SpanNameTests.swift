// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct SpanNameTests {
    private func name(_ operation: some SpanOperation, insisted: String? = nil) -> String {
        var record = SpanRecord.sample(of: operation)
        record.name = insisted
        return GenAIConvention().spanName(for: record).description
    }

    @Test func `a name is the operation and the model that was asked for`() {
        var inference = Inference(model: "claude-sonnet-4-5", provider: .anthropic)
        inference.responseModel = "claude-sonnet-4-5-20250929"
        #expect(name(inference) == "chat claude-sonnet-4-5")
        #expect(
            name(.inference(.generateContent, model: "gemini-2.5-pro", provider: .gemini))
                == "generate_content gemini-2.5-pro")
        #expect(name(.embeddings(model: "embed-v4", provider: .cohere)) == "embeddings embed-v4")
    }

    @Test(arguments: ["", " ", "\t\n"])
    func `a name without its second half has no space at its end`(nothing: String) {
        #expect(name(.chat(model: nothing, provider: .openAI)) == "chat")
        #expect(name(.retrieval(source: nothing)) == "retrieval")
        #expect(name(.tool(nothing)) == "execute_tool")
        #expect(name(.agent(nothing)) == "invoke_agent")
        #expect(name(.workflow(nothing)) == "invoke_workflow")
        #expect(name(.request(feature: nothing)) == "request")
        #expect(name(.span(nothing)) == "span")
    }

    @Test func `a name that the application insists on wins, unless it is empty`() {
        #expect(name(.tool("weather"), insisted: " my span ") == "my span")
        #expect(name(.tool("weather"), insisted: " ") == "execute_tool weather")
    }

    @Test func `a document that was searched for or a call's id is never in a name`() {
        for operation in SampleOperations.filled {
            let name = GenAIConvention().spanName(for: .sample(of: operation)).description
            for highCardinality in ["leave?", "call-1", "req-1", "row-1", "memory-1", "chatcmpl-1", "user-1"] {
                #expect(!name.contains(highCardinality))
            }
        }
    }
}
