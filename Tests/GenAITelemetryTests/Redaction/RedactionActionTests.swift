// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

@Suite struct RedactionActionTests {
    private let words = "What does Ada earn?"

    private static func keys() throws -> PseudonymKeys {
        try PseudonymKeys(PseudonymKey(id: "k1", bytes: [UInt8](repeating: 7, count: 32)))
    }

    private func record(
        _ policy: RedactionPolicy, store: (any ContentStore)? = nil,
        of operation: some SpanOperation = Inference(model: "gpt-4o", provider: .openAI),
        _ change: (inout SpanRecord) -> Void
    ) -> SpanRecord {
        var record = SpanRecord.sample(of: operation)
        change(&record)
        let stage = RedactionStage(policy: policy, store: store)
        stage.redact(&record)
        // Whatever a policy does, doing it again changes nothing.
        var again = record
        stage.redact(&again)
        #expect(ReflectedTexts(of: again).leaves == ReflectedTexts(of: record).leaves)
        return record
    }

    private func isPseudonym(_ text: String?) -> Bool {
        text.map { $0.hasPrefix("hmac:k1:") && $0.utf8.count == 24 } ?? false
    }

    @Test func `a class of fields gets the action of its policy`() throws {
        var policy = RedactionPolicy(content: .redacted)
        policy.pseudonyms = try Self.keys()
        policy.classes = [.personal: .pseudonym, .internal: .mask]
        let record = record(policy) { record in
            record.association = Association(conversation: "c-1", session: "s-1", user: "ada")
            record.attributes = ["app.note": "a note", "app.count": 3, "user.id": "ada"]
            record.updateOperation(Inference.self) { $0.responseID = "resp-1" }
        }
        #expect(isPseudonym(record.association.user) && isPseudonym(record.association.session))
        #expect(record.attributes["app.note"] == "[REDACTED:internal]")
        #expect(record.attributes["app.count"] == "[REDACTED:internal]")
        #expect(record.attributes["user.id"] == record.association.user.map { .string($0) })
        #expect(record.operation(as: Inference.self)?.responseID == "[REDACTED:internal]")
        #expect(record.operation(as: Inference.self)?.requestModel == "gpt-4o")
        #expect(record.redaction?.counts["personal"] == 4)
    }

    @Test func `without a key a pseudonym is a mask, never a bare hash, and counted`() {
        var policy = RedactionPolicy(content: .redacted)
        policy.classes[.personal] = .pseudonym
        let stage = RedactionStage(policy: policy)
        var record = SpanRecord.sample(of: Generic("work"))
        record.association = Association(user: "ada")
        stage.redact(&record)
        #expect(record.association.user == "[REDACTED:personal]")
        #expect(stage.statistics.failures == ["missing_key": 1])
    }

    @Test func `of two names in a policy the longer counts, and a name counts for what stands below it`() {
        var policy = RedactionPolicy()
        policy.fields = ["app": .drop, "app.cart": .keep, "app.cart.card": .mask]
        let record = record(policy) { record in
            record.attributes = [
                "app": 1, "app.secretly": 2, "app.cart": 3, "app.cart.size": 4, "app.cart.card": 5, "application": 6,
                "app.cart.card.type": 7,
            ]
        }
        #expect(
            record.attributes == [
                "app.cart": 3, "app.cart.size": 4, "app.cart.card": "[REDACTED:internal]", "application": 6,
                "app.cart.card.type": "[REDACTED:internal]",
            ])
        #expect(record.dropped.attributes == 2)
        #expect(record.redaction?.counts["dropped"] == 2)
    }

    @Test func `content of a kind of work may have a policy of its own`() {
        var policy = RedactionPolicy(content: .redacted)
        policy.operations[.toolExecution] = CapturePolicy.none
        let tool = record(policy, of: ToolExecution("search")) { record in
            record.updateOperation(ToolExecution.self) { $0.arguments = .text(words) }
        }
        #expect(
            tool.operation(as: ToolExecution.self)?.arguments
                == .withheld(ContentSummary(byteCount: words.utf8.count)))
        let chat = record(policy) { $0.updateOperation(Inference.self) { $0.input = [.user(words)] } }
        #expect(chat.operation(as: Inference.self)?.input == [.user(words)])
    }

    @Test func `content under one name may have an action of its own`() {
        var policy = RedactionPolicy(content: .redacted)
        policy.fields = [
            "gen_ai.system_instructions": .summary, "gen_ai.tool.definitions": .drop, "gen_ai.input.messages": .mask,
            "gen_ai.output.messages": .truncate(toBytes: 9),
        ]
        let record = record(policy) { record in
            record.updateOperation(Inference.self) {
                $0.systemInstructions = .text(words)
                $0.toolDefinitions = .text(words)
                $0.input = [.user(words)]
                $0.output = [.assistant(words, finishReason: .stop)]
            }
        }
        let inference = record.operation(as: Inference.self)
        #expect(inference?.systemInstructions == .withheld(ContentSummary(byteCount: words.utf8.count)))
        #expect(inference?.toolDefinitions == nil)
        #expect(inference?.input == .text("[REDACTED:content]"))
        #expect(inference?.output == [.assistant("What does", finishReason: .stop)])
    }

    @Test func `with a key content that is kept back leaves a keyed hash`() throws {
        var policy = RedactionPolicy()
        policy.pseudonyms = try Self.keys()
        func summary(_ content: Content) -> ContentSummary? {
            let record = record(policy) { $0.updateOperation(Inference.self) { $0.input = content } }
            guard case .withheld(let summary) = record.operation(as: Inference.self)?.input else { return nil }
            return summary
        }
        let text = summary(.text(words))
        #expect(isPseudonym(text?.keyedHash) && text?.byteCount == words.utf8.count)
        #expect(text == summary(.text(words)))
        #expect(text?.keyedHash != summary(.text(words + " "))?.keyedHash)
        #expect(summary([.user("ab"), .user("c")])?.keyedHash != summary([.user("a"), .user("bc")])?.keyedHash)
        // A hash that came with the record is not ours.
        var forged = ContentSummary(byteCount: 3)
        forged.keyedHash = words
        forged.reference = words
        #expect(summary(.withheld(forged)) == ContentSummary(byteCount: 3))
    }

    @Test func `finish reasons that stand only on messages are told without a policy, if they are known words`() {
        let record = record(RedactionPolicy()) { record in
            record.updateOperation(Inference.self) {
                $0.output = [
                    .assistant(words, finishReason: .length), .assistant(words), .assistant(words, finishReason: "x y"),
                ]
            }
        }
        guard case .withheld(let summary) = record.operation(as: Inference.self)?.output else {
            Issue.record("not withheld")
            return
        }
        #expect(summary.finishReasons == [.length, "", "other"])
    }

    @Test
    func `personal data that is found becomes a pseudonym where the policy asks for it, and credentials never do`()
        throws
    {
        var policy = RedactionPolicy(content: .redacted)
        policy.pseudonyms = try Self.keys()
        policy.personalData = .pseudonym
        let key = CredentialSamples.all[0].text
        let card = "4242424242424242"
        let record = record(policy) { record in
            record.attributes["app.note"] = .string("card \(card) and \(key)")
            record.attributes["app.card"] = .int(4_242_424_242_424_242)
        }
        guard case .string(let note) = record.attributes["app.note"] else { return }
        if note.contains(card) { return }  // The detector of cards is tested with the detectors.
        #expect(note.hasPrefix("card hmac:k1:") && note.hasSuffix(" and [REDACTED:openai]"))
        guard case .string(let number) = record.attributes["app.card"] else {
            Issue.record("a number of a card that is no text")
            return
        }
        #expect(isPseudonym(number))
    }

    // MARK: Truncation

    @Test(
        arguments: [
            ("short", 10, "short"), ("0123456", 3, "012"), ("héllo wörld", 8, "héllo w"), ("a 👩‍👩‍👧", 4, "a "),
            ("the token abcdefghijklmnop is cut", 15, "the token "), ("abcdefghijklmnop", 4, ""),
            ("key [REDACTED:openai] here", 10, "key "), ("", 0, ""), ("abc", -1, ""),
        ])
    func `a text is cut between scalars, and never within a token or a mask`(text: String, limit: Int, expected: String)
    {
        var policy = RedactionPolicy()
        policy.fields["app.text"] = .truncate(toBytes: limit)
        let record = record(policy) { $0.attributes["app.text"] = .string(text) }
        #expect(record.attributes["app.text"] == .string(expected))
    }

    @Test func `a secret is found before it is cut`() {
        let key = CredentialSamples.all[0].text
        var policy = RedactionPolicy()
        for limit in 0...(key.utf8.count + 10) {
            policy.fields["app.text"] = .truncate(toBytes: limit)
            let record = record(policy) { $0.attributes["app.text"] = .string("my key \(key) ok") }
            guard case .string(let text) = record.attributes["app.text"] else { continue }
            #expect(!text.contains(key.prefix(8)) && (text.isEmpty || "my key [REDACTED:openai] ok".hasPrefix(text)))
        }
    }

    // MARK: References

    private final class Shelf: ContentStore {
        let uri: String?
        struct Full: Error {}
        init(_ uri: String?) { self.uri = uri }
        func store(_ content: Content, of field: Field, in span: SpanContext) throws -> String {
            guard let uri else { throw Full() }
            return uri
        }
    }

    @Test func `content goes to the application's store and its address stands in its place`() {
        var policy = RedactionPolicy()
        policy.classes[.confidential] = .reference
        let record = record(policy, store: Shelf("s3://bucket/1")) { record in
            record.updateOperation(Inference.self) { $0.input = [.user(words)] }
        }
        var summary = ContentSummary(byteCount: words.utf8.count, messageCount: 1, roles: [.user])
        summary.reference = "s3://bucket/1"
        #expect(record.operation(as: Inference.self)?.input == .withheld(summary))
    }

    @Test(arguments: [
        nil, "", "no scheme", "s3://a b", "s3:", "x:" + String(repeating: "a", count: 2050), "http://\u{0}",
    ])
    func `what a store refuses or answers wrongly is dropped, never told`(answer: String?) {
        var policy = RedactionPolicy()
        policy.classes[.confidential] = .reference
        let stage = RedactionStage(policy: policy, store: Shelf(answer))
        var record = SpanRecord.sample(of: Generic("work"))
        record.updateOperation(Generic.self) { $0.input = .text(words) }
        stage.redact(&record)
        #expect(record.operation(as: Generic.self)?.input == nil)
        #expect(stage.statistics.failures == [answer == nil ? "hook_threw" : "hook_nonsense": 1])
        #expect(record.redaction?.counts == ["dropped": 1])
    }

    @Test func `without a store what would go there is dropped`() {
        var policy = RedactionPolicy(content: .full)
        policy.fields["input.value"] = .reference
        let record = record(policy, of: Generic("work")) { record in
            record.updateOperation(Generic.self) { $0.input = .text(words) }
        }
        #expect(record.operation(as: Generic.self)?.input == nil)
    }

    // MARK: Stated classes

    @Test func `a value whose author says how sensitive it is gets the action of that class, at any depth`() throws {
        var policy = RedactionPolicy(content: .redacted)
        policy.pseudonyms = try Self.keys()
        policy.classes = [.personal: .pseudonym, .confidential: .drop]
        let record = record(policy) { record in
            record.attributes = [
                "a": .sensitive("ada", .personal), "b": .sensitive("x", .secret),
                "c": .sensitive("words", .confidential),
                "d": ["inner": .sensitive("deep", .secret), "list": [.sensitive("ada", .public)]],
                "e": .sensitive(["k": "v"], .internal),
            ]
        }
        guard case .string(let pseudonym) = record.attributes["a"] else { return }
        #expect(isPseudonym(pseudonym))
        #expect(record.attributes["b"] == "[REDACTED:secret]")
        #expect(record.attributes["c"] == nil)
        #expect(record.attributes["d"] == ["inner": "[REDACTED:secret]", "list": ["ada"]])
        #expect(record.attributes["e"] == ["k": "v"])
    }

    @Test func `nothing prints a sensitive value`() {
        let secret = Sensitive("ada@example.org", .personal)
        let value: AttributeValue = .sensitive(secret)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(["x": value], to: &dumped)
        var writer = JSONWriter()
        writer.value(["x": value])
        let shown = [
            "\(secret)", String(reflecting: secret), String(describing: secret), "\(value)", String(reflecting: value),
            dumped, "\([secret])", "\(secret as Any)", writer.text, "\(Mirror(reflecting: secret).children.map { $0 })",
            "\(secret.map { $0.count })",
        ]
        for text in shown { #expect(!text.contains("ada"), "\(text)") }
        #expect("\(secret)" == "[REDACTED:personal]")
        #expect(secret == Sensitive("ada@example.org") && secret.exposed == "ada@example.org")
    }
}
