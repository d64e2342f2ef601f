// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// Every attribute of the spans around and beside the models, with its type: see `table` for the notation.
@Suite struct ApplicationSpanTests {
    @Test func `a request tells who asked what and how it ended`() {
        let request = SampleOperations.request
        #expect(
            SpanRecord.sample(of: request, association: request.association).table() == #"""
                request handbook
                genai_telemetry.operation.name = "request"
                gen_ai.conversation.id = "conv-1"
                genai_telemetry.request.feature = "handbook"
                genai_telemetry.request.id = "req-1"
                genai_telemetry.request.tenant = "acme"
                genai_telemetry.request.channel = "web"
                genai_telemetry.request.risk_level = "low"
                genai_telemetry.request.outcome = "partial"
                input.value = "How much leave do I have?"
                output.value = "Thirty days."
                session.id = "session-1"
                user.id = "user-1"
                tag.tags = ["beta", "eu"]
                metadata = {"tier":"gold","visits":3}
                """#)
    }

    @Test func `a validation tells its verdict and why`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.validation).table() == #"""
                validate grounding
                genai_telemetry.operation.name = "validate"
                genai_telemetry.validation.check = "grounding"
                genai_telemetry.validation.verdict = "warned"
                genai_telemetry.validation.score = 0.75
                genai_telemetry.validation.unsupported_claim_count = 1
                genai_telemetry.validation.repaired = false
                genai_telemetry.validation.explanation = "One claim has no source."
                genai_telemetry.validation.unsupported_claims = ["Forty days."]
                input.value = "Thirty or forty days."
                """#)
    }

    @Test func `a database speaks the database conventions`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.storage).table() == #"""
                query leave
                genai_telemetry.operation.name = "storage"
                db.operation.name = "query"
                db.system.name = "postgresql"
                db.collection.name = "leave"
                genai_telemetry.storage.record_id = "row-1"
                genai_telemetry.storage.record_count = 3
                db.query.text = "SELECT days FROM leave"
                genai_telemetry.storage.records = [{"days":30}]
                server.address = "db.internal"
                server.port = 5432
                """#)
    }

    @Test func `a memory speaks the GenAI conventions`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.memory).table() == #"""
                search_memory
                gen_ai.operation.name = "search_memory"
                gen_ai.memory.store.id = "preferences"
                gen_ai.memory.record.id = "memory-1"
                gen_ai.memory.record.count = 1
                db.system.name = "redis"
                gen_ai.memory.query.text = "diet"
                gen_ai.memory.records = [{"content":"vegetarian","id":"memory-2"},{"content":"likes tea"}]
                server.address = "memory.internal"
                server.port = 6379
                """#)
    }

    @Test func `any other work tells its name, what went in and what came out`() {
        #expect(
            SpanRecord.sample(of: SampleOperations.generic).table() == #"""
                load
                input.value = "config.json"
                output.value = {"entries":4}
                """#)
    }
}
