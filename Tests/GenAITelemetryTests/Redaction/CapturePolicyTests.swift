// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

struct CapturePolicyTests {
    private func record(_ policy: CapturePolicy, _ change: (inout SpanRecord) -> Void) -> SpanRecord {
        var record = SpanRecord.sample(of: Inference(model: "gpt-4o", provider: .openAI))
        change(&record)
        RedactionStage(policy: RedactionPolicy(content: policy)).redact(&record)
        return record
    }

    private let words = "What does Ada earn?"

    @Test func `without a policy content leaves only sizes, counts and roles`() {
        let record = record(.none) { record in
            record.updateOperation(Inference.self) {
                $0.input = [.system("Be brief."), .user(words)]
                $0.output = .text(words)
            }
        }
        let inference = record.operation(as: Inference.self)
        #expect(
            inference?.input
                == .withheld(ContentSummary(byteCount: 9 + words.utf8.count, messageCount: 2, roles: [.system, .user])))
        #expect(inference?.output == .withheld(ContentSummary(byteCount: words.utf8.count)))
        #expect(record.redaction?.counts["content"] == 2)
        #expect(record.redaction?.bytesRemoved == 9 + 2 * words.utf8.count)
    }

    @Test(arguments: ["prompt", "reply.content", "user_message", "error.message"])
    func `several words under a name that sounds like content are content, however few`(name: String) {
        let record = record(.none) { record in
            record.attributes[name] = .string(words)
            record.links = [SpanLink(record.context, attributes: ["exception.message": .string(words)])]
            record.association = Association(metadata: [name: .string(words)])
        }
        #expect(!"\(record.attributes) \(record.links) \(record.association.metadata)".contains("Ada"))
        let harmless = self.record(.none) { $0.attributes["prompt.template"] = "support-v2" }
        #expect(harmless.attributes["prompt.template"] == "support-v2")
    }

    @Test func `a role that nobody knows is not told`() {
        let record = record(.none) { record in
            record.updateOperation(Inference.self) { $0.input = [Message(Role(words), "x"), .user("y")] }
        }
        #expect(
            record.operation(as: Inference.self)?.input
                == .withheld(ContentSummary(byteCount: 2, messageCount: 2, roles: ["other", .user])))
    }

    @Test func `without a policy nothing says why something failed but its type`() {
        let record = record(.none) { record in
            record.status = .error("http_500", message: words)
            record.attributes["error.message"] = .string(words)
            record.events = [
                SpanEvent(
                    name: "exception", time: 5,
                    attributes: [
                        "exception.type": "DecodingError", "exception.message": .string(words),
                        "exception.stacktrace": .string(words),
                    ])
            ]
        }
        #expect(record.status == .error("http_500"))
        #expect(record.attributes.isEmpty)
        #expect(record.events[0].attributes == ["exception.type": "DecodingError"])
    }

    @Test(
        arguments: [
            "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.prompt", "gen_ai.prompt.0.content",
            "gen_ai.completion.0.content", "llm.input_messages.0.message.content", "input.value", "output.value",
            "traceloop.entity.input", "gen_ai.system_instructions", "gen_ai.tool.call.arguments",
            "gen_ai.tool.call.result", "gen_ai.tool.definitions", "db.statement",
        ])
    func `a free attribute that is content by name is withheld without a policy`(name: String) {
        for value: AttributeValue in [
            .string(words), [.string(words)], ["a": .string(words)], .bytes(Array(words.utf8)),
        ] {
            #expect(record(.none) { $0.attributes[name] = value }.attributes == [name: "[REDACTED:content]"])
            #expect(record(.redacted) { $0.attributes[name] = value }.attributes == [name: value])
        }
        #expect(record(.none) { $0.attributes[name] = 17 }.attributes == [name: 17])
    }

    @Test(
        arguments: [
            "llm.model_name", "llm.provider", "gen_ai.prompt.name", "gen_ai.prompt.version", "traceloop.entity.name",
            "gen_ai.request.model", "input.mime_type", "app.question",
        ])
    func `a free attribute that is no content stays`(name: String) {
        #expect(record(.none) { $0.attributes[name] = "value" }.attributes == [name: "value"])
        #expect(record(.none) { $0.attributes[name] = "value" }.redaction == nil)
    }

    @Test(arguments: [
        "my.prompt", "user_message", "final-completion", "app.content", "x.input", "job.output", "INSTRUCTIONS",
    ])
    func `a long value under a name that sounds like content is withheld`(name: String) {
        let long = AttributeValue.string(String(repeating: "w", count: 65))
        let short = AttributeValue.string(String(repeating: "w", count: 64))
        #expect(record(.none) { $0.attributes[name] = long }.attributes == [name: "[REDACTED:content]"])
        #expect(record(.none) { $0.attributes[name] = short }.attributes == [name: short])
        #expect(record(.redacted) { $0.attributes[name] = long }.attributes == [name: long])
    }

    @Test(arguments: [CapturePolicy.redacted, .full])
    func `content that is captured still loses credentials`(policy: CapturePolicy) {
        let key = CredentialSamples.all[0].text
        let record = record(policy) { record in
            record.updateOperation(Inference.self) {
                $0.input = [.user("My key is \(key).")]
                $0.output = .json("{\"a\": \"\(key)\"}")
                $0.toolDefinitions = .value(["a": .string(key)])
            }
            record.status = .error("x", message: "rejected \(key)")
        }
        let inference = record.operation(as: Inference.self)
        #expect(inference?.input == [.user("My key is [REDACTED:openai].")])
        #expect(inference?.output == .json(#"{"a": "[REDACTED:openai]"}"#))
        #expect(inference?.toolDefinitions == .value(["a": "[REDACTED:openai]"]))
        #expect(record.status.message == "rejected [REDACTED:openai]")
        #expect(record.redaction?.counts == ["openai": 4])
        #expect(record.redaction?.bytesRemoved == 4 * key.utf8.count)
    }

    @Test func `names that promise a secret count in redacted content and not in full content`() {
        func arguments(_ policy: CapturePolicy) -> [Content?] {
            let record = record(policy) { record in
                record.updateOperation(Inference.self) {
                    $0.input = .json(#"{"password": "hello"}"#)
                    $0.output = .value(["password": "hello"])
                }
            }
            let inference = record.operation(as: Inference.self)
            return [inference?.input, inference?.output]
        }
        #expect(
            arguments(.redacted) == [.json(#"{"password": "[REDACTED:key]"}"#), .value(["password": "[REDACTED:key]"])])
        #expect(arguments(.full) == [.json(#"{"password": "hello"}"#), .value(["password": "hello"])])
    }

    @Test(arguments: CapturePolicy.allCases)
    func `a span in which nothing is found stays as it is and gets no receipt`(policy: CapturePolicy) {
        let record = record(policy) { record in
            record.name = "chat gpt-4o"
            record.attributes = ["a": 1, "b": ["x", "y"], "gen_ai.usage.input_tokens": 900]
        }
        #expect(record.redaction == nil)
        #expect(record.name == "chat gpt-4o")
        #expect(record.attributes == ["a": 1, "b": ["x", "y"], "gen_ai.usage.input_tokens": 900])
    }

    @Test(arguments: CapturePolicy.allCases)
    func `messages within messages without end are cut, once`(policy: CapturePolicy) {
        var content: Content = "the innermost words"
        for _ in 0..<100 { content = [.tool(content)] }
        var record = record(policy) { $0.updateOperation(Inference.self) { [content] in $0.input = content } }
        #expect(!String(describing: record.operation).contains("innermost"))
        let receipt = record.redaction
        #expect(receipt?.counts == [policy == .none ? "content" : "depth": 1])
        RedactionStage(policy: RedactionPolicy(content: policy)).redact(&record)
        #expect(record.redaction == receipt)
    }

    @Test func `the application's redactors run first and the receipt carries the policy's version`() {
        struct Putting: Redactor {
            let text: String
            func redact(_ span: inout SpanRecord) { span.attributes["note"] = .string(text) }
        }
        let key = CredentialSamples.all[0].text
        var record = SpanRecord.sample(of: Generic("work"))
        RedactionStage(policy: RedactionPolicy(version: "2026-03"), redactors: [Putting(text: key)]).redact(&record)
        #expect(record.attributes == ["note": "[REDACTED:openai]"])
        var receipt = RedactionReceipt(policy: "2026-03")
        receipt.counts = ["openai": 1]
        receipt.bytesRemoved = key.utf8.count
        #expect(record.redaction == receipt)
    }

    @Test func `attribute names are searched, and two that become one keep the last value`() {
        let samples = CredentialSamples.all.filter { $0.kind == "github" }
        let record = record(.full) { record in
            record.attributes[samples[0].text] = 1
            record.attributes["a"] = 2
            record.attributes[samples[1].text] = 3
        }
        #expect(record.attributes == ["[REDACTED:github]": 3, "a": 2])
    }

    @Test func `a tracestate with a credential goes as a whole`() throws {
        let key = CredentialSamples.all.first { $0.kind == "aws" }?.text ?? ""
        let traceID = try #require(TraceID(high: 1, low: 2))
        let spanID = try #require(SpanID(3))
        func context(_ state: String) -> SpanContext {
            SpanContext(traceID: traceID, spanID: spanID, traceState: TraceState(validated: state), isRemote: true)
        }
        let record = record(.full) { $0.links = [SpanLink(context("a=1,b=\(key)")), SpanLink(context("a=1,dd=s:2"))] }
        #expect(record.links.map(\.context.traceState.headerValue) == ["", "a=1,dd=s:2"])
        #expect(record.links[0].context.traceID == traceID && record.links[0].context.isRemote)

        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [])
        let span = telemetry.tracer.startSpan(.span("x"), parent: .context(context("b=\(key)")))
        #expect(span.context?.traceState == .empty)
        #expect(span.context?.traceID == traceID)
    }

    @Test func `resource and scope are redacted once, when they enter`() {
        let key = CredentialSamples.all[0].text
        let resource = Resource(
            service: "bot", attributes: ["deployment.note": .string("with \(key)"), "db.password": 1], )
        let telemetry = Telemetry(resource: resource, processors: [])
        #expect(telemetry.resource.attributes["deployment.note"] == "with [REDACTED:openai]")
        #expect(telemetry.resource.attributes["db.password"] == "[REDACTED:key]")
        #expect(telemetry.resource.attributes["service.name"] == "bot")
        #expect(
            telemetry.tracer(key, version: key).scope
                == InstrumentationScope(name: "[REDACTED:openai]", version: "[REDACTED:openai]"))
        let clean = Resource(service: "bot")
        #expect(RedactionStage().redacted(clean) === clean)
    }
}
