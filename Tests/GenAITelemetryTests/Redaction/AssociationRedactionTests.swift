// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// What all spans of an association share is searched once for each policy, and no policy relies on another's search.
@Suite struct AssociationRedactionTests {
    private let shared = Association(
        conversation: "conversation-4711", session: "session-0815", user: "ada", tags: ["beta"],
        metadata: ["plan": "enterprise"])

    private func redacted(_ association: Association, by stage: RedactionStage) -> SpanRecord {
        var record = SpanRecord.sample(of: Generic("work"), association: association)
        stage.redact(&record)
        return record
    }

    @Test func `what nothing has to be taken out of stays the same object, on every span`() {
        let stage = RedactionStage(policy: RedactionPolicy(content: .full))
        for _ in 0..<3 { #expect(redacted(shared, by: stage).association.isSame(as: shared)) }
    }

    @Test func `what is clean under one policy is searched under another, in any order`() {
        let lenient = RedactionStage(policy: RedactionPolicy(content: .full))
        var policy = RedactionPolicy(content: .full)
        policy.classes = [.personal: .mask]
        let strict = RedactionStage(policy: policy)
        for _ in 0..<3 {
            #expect(redacted(shared, by: lenient).association == shared)
            let record = redacted(shared, by: strict)
            #expect(record.association.user == "[REDACTED:personal]")
            #expect(record.association.session == "[REDACTED:personal]")
            #expect(record.redaction?.counts["personal"] == 3)
        }
    }

    @Test func `what is captured in full for a while is searched again behind that`() {
        var policy = RedactionPolicy(content: .none)
        policy.operations = [.generic: .full]
        let stage = RedactionStage(policy: policy)
        let words = Association(metadata: ["gen_ai.input.messages": "What does Ada earn?"])
        for _ in 0..<2 {
            #expect(redacted(words, by: stage).association == words)
            var other = SpanRecord.sample(of: Inference(model: "m", provider: .openAI), association: words)
            stage.redact(&other)
            #expect(!"\(other.association.metadata)".contains("Ada"))
        }
    }

    @Test func `a secret is taken out on every span and counted on each`() {
        let stage = RedactionStage(policy: RedactionPolicy(content: .full))
        let leaking = Association(user: "ada", metadata: ["note": "sk-proj-abcdefghij0123456789abcdefghij"])
        for _ in 0..<3 {
            let record = redacted(leaking, by: stage)
            #expect(!"\(record.association.metadata)".contains("sk-proj"))
            #expect(record.redaction?.counts.values.reduce(0, +) == 1)
        }
        #expect("\(leaking.metadata)".contains("sk-proj"))
    }
}
