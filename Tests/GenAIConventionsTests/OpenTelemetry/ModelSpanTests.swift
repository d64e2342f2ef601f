// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// Every attribute of the spans that call a model, with its type: see `table` for the notation.
@Suite struct ModelSpanTests {
    @Test func `a chat tells everything that is known of it`() {
        let record = SpanRecord.sample(of: SampleOperations.inference, association: Association(conversation: "conv-1"))
        #expect(
            record.table() == #"""
                chat gpt-4o
                gen_ai.operation.name = "chat"
                gen_ai.provider.name = "openai"
                gen_ai.request.model = "gpt-4o"
                server.address = "api.openai.com"
                server.port = 8443
                gen_ai.request.max_tokens = 256
                gen_ai.request.temperature = 1.0
                gen_ai.request.top_p = 0.5
                gen_ai.request.top_k = 40.0
                gen_ai.request.frequency_penalty = 0.0
                gen_ai.request.presence_penalty = -1.0
                gen_ai.request.seed = 7
                gen_ai.request.choice.count = 2
                gen_ai.request.stop_sequences = ["END", "STOP"]
                gen_ai.request.stream = true
                gen_ai.request.reasoning.level = "high"
                openai.request.service_tier = "flex"
                gen_ai.output.type = "json"
                gen_ai.response.id = "chatcmpl-1"
                gen_ai.response.model = "gpt-4o-2024-11-20"
                gen_ai.response.finish_reasons = ["tool_call", "stop"]
                gen_ai.usage.input_tokens = 900
                gen_ai.usage.output_tokens = 120
                gen_ai.usage.reasoning.output_tokens = 20
                gen_ai.usage.cache_read.input_tokens = 400
                gen_ai.usage.cache_creation.input_tokens = 50
                gen_ai.response.time_to_first_chunk = 0.35
                gen_ai.client.operation.time_to_first_chunk = 0.35
                genai_telemetry.stream.time_to_first_token = 0.4
                genai_telemetry.stream.chunk_count = 12
                genai_telemetry.stream.longest_stall = 0.08
                genai_telemetry.stream.outcome = "completed"
                gen_ai.prompt.name = "answer"
                gen_ai.prompt.version = "3"
                gen_ai.conversation.id = "conv-1"
                genai_telemetry.output.schema_valid = true
                genai_telemetry.output.repair_attempts = 1
                gen_ai.system_instructions = [{"type":"text","content":"Cite your sources."}]
                gen_ai.input.messages = [{"role":"system","parts":[{"type":"text","content":"Be brief."}]},\#
                {"role":"user","parts":[{"type":"text","content":"What is this?"},\#
                {"type":"blob","modality":"image","mime_type":"image/png","content":"iVBORw0KGgo="},\#
                {"type":"uri","modality":"video","mime_type":"video/mp4","uri":"https://example.com/clip.mp4"},\#
                {"type":"file","modality":"document","mime_type":"application/pdf","file_id":"file-1"},\#
                {"type":"tool_call_response","id":"call-0","response":{"degrees":7}},\#
                {"type":"compaction","id":"compaction-1"}],"name":"Ada"}]
                gen_ai.output.messages = [{"role":"assistant","parts":[{"type":"reasoning","content":"A tool knows."},\#
                {"type":"tool_call","id":"call-1","name":"weather","arguments":{"city":"Paris"}}],\#
                "finish_reason":"tool_call"},\#
                {"role":"assistant","parts":[{"type":"text","content":"It is 7 degrees."}],"finish_reason":"stop"}]
                gen_ai.tool.definitions = [{"type":"function","name":"weather"}]
                openai.response.system_fingerprint = "fp-1"
                """#)
    }

    @Test func `an embedding tells everything that is known of it`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.embeddings).table() == #"""
                embeddings text-embedding-3-small
                gen_ai.operation.name = "embeddings"
                gen_ai.provider.name = "azure.ai.openai"
                gen_ai.request.model = "text-embedding-3-small"
                server.address = "acme.openai.azure.com"
                server.port = 443
                gen_ai.request.encoding_formats = ["float"]
                gen_ai.embeddings.dimension.count = 256
                gen_ai.response.model = "text-embedding-3-small-1"
                gen_ai.usage.input_tokens = 9
                gen_ai.usage.output_tokens = 3
                gen_ai.usage.reasoning.output_tokens = 3
                gen_ai.usage.cache_read.input_tokens = 1
                gen_ai.usage.cache_creation.input_tokens = 2
                genai_telemetry.embeddings.input_count = 2
                genai_telemetry.embeddings.input = ["leave","holidays"]
                """#)
    }

    @Test func `a retrieval tells what was handed on and how it was found`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.retrieval).table() == #"""
                retrieval handbook
                gen_ai.operation.name = "retrieval"
                gen_ai.provider.name = "aws.bedrock"
                gen_ai.data_source.id = "handbook"
                server.address = "search.internal"
                server.port = 9200
                gen_ai.request.model = "text-embedding-3-large"
                gen_ai.retrieval.top_k = 5
                genai_telemetry.retrieval.mode = "hybrid"
                genai_telemetry.retrieval.index_version = "2026-01"
                genai_telemetry.retrieval.filters = {"language":"en"}
                gen_ai.retrieval.query.text = "leave?"
                genai_telemetry.retrieval.normalized_query = "leave"
                gen_ai.retrieval.documents = [{"id":"selected-1","score":0.5,"content":"Text of selected-1.",\#
                "metadata":{"page":"page of selected-1"}}]
                genai_telemetry.retrieval.lexical = [{"id":"lexical-1","score":0.5,"content":"Text of lexical-1.",\#
                "metadata":{"page":"page of lexical-1"}}]
                genai_telemetry.retrieval.vector = [{"id":"vector-1","score":0.5,"content":"Text of vector-1.",\#
                "metadata":{"page":"page of vector-1"}}]
                genai_telemetry.retrieval.fused = [{"id":"fused-1","score":0.5,"content":"Text of fused-1.",\#
                "metadata":{"page":"page of fused-1"}}]
                """#)
    }

    @Test func `a reranking tells the order before and after, and what fell out`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.rerank).table() == #"""
                rerank rerank-3
                gen_ai.operation.name = "rerank"
                gen_ai.provider.name = "cohere"
                gen_ai.request.model = "rerank-3"
                genai_telemetry.rerank.top_k = 1
                genai_telemetry.rerank.query = "holidays?"
                genai_telemetry.rerank.input = [{"id":"in-1","score":0.5,"content":"Text of in-1.",\#
                "metadata":{"page":"page of in-1"}},{"id":"in-2","score":0.5,"content":"Text of in-2.",\#
                "metadata":{"page":"page of in-2"}}]
                genai_telemetry.rerank.output = [{"id":"in-2","score":0.5,"previous_rank":2,\#
                "content":"Text of in-2.","metadata":{"page":"page of in-2"}},{"id":"out-1","score":0.5,\#
                "content":"Text of out-1.","metadata":{"page":"page of out-1"}}]
                genai_telemetry.rerank.dropped_ids = ["in-1"]
                """#)
    }

    @Test func `a rendered prompt tells what it was made from`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.promptRendering).table() == #"""
                render_prompt answer
                genai_telemetry.operation.name = "render_prompt"
                gen_ai.prompt.name = "answer"
                gen_ai.prompt.version = "3"
                genai_telemetry.prompt.variables = ["question"]
                genai_telemetry.prompt.sections = ["rules", "evidence"]
                genai_telemetry.prompt.evidence_ids = ["doc-1"]
                genai_telemetry.prompt.hash = "9f2c"
                genai_telemetry.prompt.estimated_tokens = 210
                genai_telemetry.prompt.rendered = "Answer from the evidence."
                """#)
    }
}
