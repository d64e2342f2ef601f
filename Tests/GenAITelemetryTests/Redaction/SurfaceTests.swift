// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// Fields that need more than a search, because of what they are.
@Suite struct SurfaceTests {
    private func attributes(
        _ attributes: Attributes, _ policy: RedactionPolicy = RedactionPolicy(content: .redacted)
    ) -> Attributes {
        var record = SpanRecord.sample(of: Generic("work"))
        record.attributes = attributes
        let stage = RedactionStage(policy: policy)
        stage.redact(&record)
        var again = record
        stage.redact(&again)
        #expect(again.attributes == record.attributes)
        return record.attributes
    }

    @Test func `an attribute with a name that no programmer gives one gets another`() throws {
        let long = String(repeating: "a", count: 129)
        #expect(
            attributes(["redacted_key.1": 0, "a b": 1, "größe": 2, "ok.name-1/x_y": 3, long: 4]) == [
                "redacted_key.1": 0, "redacted_key.2": 1, "redacted_key.3": 2, "ok.name-1/x_y": 3, "redacted_key.4": 4,
            ])
        var policy = RedactionPolicy()
        policy.pseudonyms = try PseudonymKeys(PseudonymKey(id: "k1", bytes: [UInt8](repeating: 7, count: 32)))
        let names = attributes(["a b": 1, "c d": 2], policy).map(\.key)
        #expect(names.allSatisfy { $0.hasPrefix("redacted_key.") && $0.utf8.count == 21 } && Set(names).count == 2)
    }

    @Test func `the name of a span is cut`() {
        var record = SpanRecord.sample(of: Generic(String(repeating: "word ", count: 100)))
        record.name = String(repeating: "ä ", count: 200)
        RedactionStage().redact(&record)
        #expect((record.name?.utf8.count ?? 999) <= 256 && record.name?.isEmpty == false)
        #expect((record.operation(as: Generic.self)?.name.utf8.count ?? 999) <= 256)
    }

    @Test(
        arguments: [
            (
                "https://ada:hunter22@api.example.com/v1?page=2",
                "https://[REDACTED:url_userinfo]@api.example.com/v1?page=2"
            ),
            ("https://ada@example.com", "https://[REDACTED:url_userinfo]@example.com"),
            (
                "https://example.com/a?sig=abc&x=1&Signature=d",
                "https://example.com/a?sig=[REDACTED:url_query]&x=1&Signature=[REDACTED:url_query]"
            ),
            (
                "https://example.com/a?X-Amz-Signature=abc&X-Goog-Signature=d",
                "https://example.com/a?X-Amz-Signature=[REDACTED:url_query]&X-Goog-Signature=[REDACTED:url_query]"
            ),
            ("https://example.com/cb#access_token=abc&x=1", "https://example.com/cb"),
            (
                "/cb?code=abc&api%5Fkey=def&session=1",
                "/cb?code=[REDACTED:url_query]&api%5Fkey=[REDACTED:url_query]&session=[REDACTED:url_query]"
            ),
            ("https://example.com/a?max_tokens=5&token_count=6", "https://example.com/a?max_tokens=5&token_count=6"),
            ("https://example.com/@ada/page", "https://example.com/@ada/page"), ("", ""), ("#", ""), ("?", "?"),
        ])
    func `a URL loses user, signatures, tokens and fragment, and nothing else`(url: String, expected: String) {
        for name in ["url.full", "url.original", "http.url", "http.target"] {
            #expect(attributes([name: .string(url)])[name] == .string(expected))
        }
    }

    @Test func `a query by itself is one, and so is the address of a server`() {
        #expect(attributes(["url.query": "key=abc&page=2"])["url.query"] == "key=[REDACTED:url_query]&page=2")
        #expect(attributes(["server.address": "ada:pw@host"])["server.address"] == "[REDACTED:url_userinfo]@host")
        var record = SpanRecord.sample(of: Inference(model: "m", provider: .openAI))
        record.updateOperation(Inference.self) {
            $0.server = ServerAddress("https://ada:pw@host/?key=1")
            $0.input = [Message(.user, parts: [.uri(modality: "image", mediaType: nil, uri: "https://x.org/?sig=1")])]
        }
        RedactionStage(policy: RedactionPolicy(content: .redacted)).redact(&record)
        let inference = record.operation(as: Inference.self)
        #expect(inference?.server?.address == "https://[REDACTED:url_userinfo]@host/?key=[REDACTED:url_query]")
        #expect(
            inference?.input
                == [
                    Message(
                        .user,
                        parts: [.uri(modality: "image", mediaType: nil, uri: "https://x.org/?sig=[REDACTED:url_query]")]
                    )
                ])
    }

    @Test(
        arguments: [
            ("/home/ada/app/main.swift", "~/app/main.swift"), ("/Users/ada", "~"),
            ("C:\\Users\\Ada L\\app", "~\\app"), ("/srv/home/ada", "/srv/home/ada"),
            ("file:///home/ada/x", "file://~/x"), ("/opt/app", "/opt/app"), ("/home/", "/home/"),
            ("a:/home/ada:/home/eve", "a:~:~"),
        ])
    func `a path loses the name of the user`(path: String, expected: String) {
        #expect(attributes(["code.file.path": .string(path)])["code.file.path"] == .string(expected))
    }

    @Test func `headers and command lines go, unless the policy names one`() {
        let given: Attributes = [
            "http.request.header.x-request-id": ["1"], "http.request.header.x-customer": ["Ada"],
            "process.command_args": ["run", "--user", "ada"], "process.command_line": "run --user ada",
            "rpc.request.metadata.who": "ada",
        ]
        var policy = RedactionPolicy(content: .full)
        #expect(attributes(given, policy).allSatisfy { $0.value == "[REDACTED:secret]" })
        policy.fields["http.request.header.x-request-id"] = .keep
        #expect(attributes(given, policy)["http.request.header.x-request-id"] == ["1"])
        #expect(attributes(given, policy)["http.request.header.x-customer"] == "[REDACTED:secret]")
    }

    @Test(
        arguments: [
            ("SELECT * FROM t WHERE name = 'Ada' AND age > 41", "SELECT * FROM t WHERE name = ? AND age > ?"),
            ("INSERT INTO t VALUES ('it''s', 1.5e3, 0x1F, N'x')", "INSERT INTO t VALUES (?, ?, ?, N?)"),
            ("SELECT t1.c2 FROM t1 -- for Ada", "SELECT t1.c2 FROM t1 "),
            ("SELECT /* Ada */ 1", "SELECT   ?"), ("SELECT $tag$ Ada $tag$", "SELECT ?"), ("SELECT $1", "SELECT $1"),
            ("WHERE p = 'C:\\' AND name = 'Ada'", "WHERE p = ?"), ("WHERE name = 'Ada", "WHERE name = ?"),
            ("WHERE name = \"Ada\"", "WHERE name = ?"), ("SELECT a FROM b", "SELECT a FROM b"),
        ])
    func `a query loses its literals`(query: String, expected: String) {
        #expect(attributes(["db.query.text": .string(query)])["db.query.text"] == .string(expected))
        var record = SpanRecord.sample(of: Storage(.query))
        record.updateOperation(Storage.self) { $0.query = .text(query) }
        RedactionStage(policy: RedactionPolicy(content: .redacted)).redact(&record)
        #expect(record.operation(as: Storage.self)?.query == .text(expected))
        #expect(
            attributes(["db.query.text": .string(query)], RedactionPolicy(content: .full))["db.query.text"]
                == .string(query))
    }

    @Test func `a secret in a query is recognised before its digits go`() {
        let key = CredentialSamples.all[0].text
        guard case .string(let left) = attributes(["db.query.text": .string("SELECT \(key)")])["db.query.text"] else {
            return
        }
        #expect(left == "SELECT [REDACTED:openai]")
    }

    @Test func `a stack trace keeps its frames and loses what was said`() {
        let python = """
            Traceback (most recent call last):
              File "/home/ada/app/main.py", line 12, in run
                answer("What does Ada earn?")
            ValueError: What does Ada earn?
            """
        let java = """
            java.lang.IllegalStateException: What does Ada earn?
            \tat com.example.Service.answer(Service.java:42)
            Caused by: java.io.IOException: Ada
            \t... 12 more
            """
        let swift = """
            Fatal error: What does Ada earn?
            0 [ra] 0x0000 main in app at /home/ada/app/main.swift:3:5
            """
        for (trace, frames) in [
            (python, "  File \"~/app/main.py\", line 12, in run"),
            (java, "\tat com.example.Service.answer(Service.java:42)"),
            (swift, "0 [ra] 0x0000 main in app at ~/app/main.swift:3:5"),
        ] {
            #expect(attributes(["exception.stacktrace": .string(trace)])["exception.stacktrace"] == .string(frames))
        }
    }

    @Test func `a sentence about a failure is cut, after it was searched`() {
        let key = CredentialSamples.all[0].text
        let message = String(repeating: "word ", count: 203) + key
        guard case .string(let cut) = attributes(["exception.message": .string(message)])["exception.message"] else {
            return
        }
        #expect(cut.utf8.count <= 1024 && !cut.contains(key.prefix(8)))
        var record = SpanRecord.sample(of: Generic("work"))
        record.status = .error("x", message: "cannot open /home/ada/x " + message)
        RedactionStage(policy: RedactionPolicy(content: .redacted)).redact(&record)
        #expect((record.status.message?.utf8.count ?? 9999) <= 1024)
        #expect(record.status.message?.hasPrefix("cannot open ~/x ") == true)
    }

    @Test func `bytes that are no text tell their number and nothing else`() {
        let binary = AttributeValue.bytes([0xFF, 0xFE, 0x73, 0x00])
        #expect(attributes(["app.blob": binary])["app.blob"] == ["byte_count": 4])
        #expect(attributes(["app.blob": [binary]])["app.blob"] == [["byte_count": 4]])
        #expect(attributes(["app.blob": .bytes(Array("text".utf8))])["app.blob"] == .bytes(Array("text".utf8)))
    }

    @Test func `pictures and recordings are told by what they are`() {
        var record = SpanRecord.sample(of: Generic("work"))
        record.updateOperation(Generic.self) {
            $0.input = [Message(.user, parts: [.blob(modality: "image", mediaType: "image/png", base64: "aGVsbG8h")])]
        }
        RedactionStage(policy: RedactionPolicy(content: .redacted)).redact(&record)
        #expect(
            record.operation(as: Generic.self)?.input == [
                Message(
                    .user,
                    parts: [
                        .other(
                            type: "withheld_blob",
                            fields: ["modality": "image", "byte_count": 6, "mime_type": "image/png"])
                    ])
            ])
    }

    @Test func `tracestate is cut to what others must keep, and to the keys that the policy names`() throws {
        let long = (0..<30).map { "k\($0)=\(String(repeating: "v", count: 30))" }.joined(separator: ",")
        var record = SpanRecord.sample(of: Generic("work"))
        func context(_ state: String) -> SpanContext {
            SpanContext(
                traceID: record.context.traceID, spanID: record.context.spanID, traceState: TraceState(validated: state)
            )
        }
        record.links = [SpanLink(context(long)), SpanLink(context("dd=1,other=2"))]
        var policy = RedactionPolicy()
        RedactionStage(policy: policy).redact(&record)
        #expect(record.links[0].context.traceState.headerValue.utf8.count <= 512)
        #expect(long.hasPrefix(record.links[0].context.traceState.headerValue))
        policy.traceStateKeys = ["dd"]
        RedactionStage(policy: policy).redact(&record)
        #expect(record.links.map(\.context.traceState.headerValue) == ["", "dd=1"])
    }

    @Test func `baggage goes only to hosts that the policy names, and never with a credential`() {
        let key = CredentialSamples.all[0].text
        var policy = RedactionPolicy()
        policy.baggage = .only(["*.internal.example.com"])
        let telemetry = Telemetry(
            resource: Resource(service: "test"), processors: [], redaction: RedactionStage(policy: policy))
        func baggage(to host: String?) -> String? {
            var carrier: [String: String] = [:]
            withTelemetry(telemetry) {
                withBaggage(["tenant": "t1", "note": key, "password": "hunter22"]) {
                    TelemetryContext.inject(into: &carrier, host: host)
                }
            }
            return carrier["baggage"]
        }
        #expect(baggage(to: "api.internal.example.com") == "tenant=t1")
        #expect(baggage(to: "api.example.com") == nil && baggage(to: nil) == nil)
    }

    @Test func `a tracestate that was extracted is cleaned before it is passed on, also without a span`() {
        let key = CredentialSamples.all.first { $0.kind == "aws" }?.text ?? ""
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [])
        var carrier: [String: String] = [:]
        withTelemetry(telemetry) {
            withExtractedContext(from: [
                "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "v=\(key)",
            ]) { TelemetryContext.inject(into: &carrier) }
        }
        #expect(carrier["traceparent"] != nil && carrier["tracestate"] == nil)
    }
}

extension SurfaceTests {
    /// Names whose values are read by rules of their own.
    private static let names = [
        "url.full", "url.query", "code.file.path", "exception.message", "exception.stacktrace", "db.query.text", "name",
        "app.note",
    ]
    private static let pieces = [
        "/home/", "\\Users\\", "C:", "a", "ä", "'", "\"", "\\", "$$", "$t$", "--", "/*", "*/", "?", "#", "&", "=", "@",
        "://", "%", "%4", "key", "sig=", "\n", "at ", "File \"", "\", line 1", "1.", ".5", "e", " ", "[REDACTED:a]",
        "ada@example.org", "4242424242424242", "+14155552671", "password=", "{\"token\": \"", "api_key: ", "Bearer ",
        "[REDACTED:", "👩‍👩‍👧", "\0", "0x", ":1", "hmac:k1:", "AAAAAAAAAAAAAAAA",
    ]

    @Test func `no text makes a rule trap, and none is changed twice`() throws {
        var random = Xoshiro256(seed: 20_260_301)  // Printed with every failure below.
        var policy = RedactionPolicy(content: .redacted)
        policy.pseudonyms = try PseudonymKeys(PseudonymKey(id: "k1", bytes: [UInt8](repeating: 7, count: 32)))
        policy.personalData = .pseudonym
        for round in 0..<4000 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let name = Self.names[round % Self.names.count]
            let limit = Int.random(in: 0...40, using: &random)
            policy.fields = round % 3 == 0 ? [name: .truncate(toBytes: limit)] : [:]
            let stage = RedactionStage(policy: policy)
            var record = SpanRecord.sample(of: Generic(text))
            record.attributes = [name: .string(text)]
            record.status = .error("x", message: text)
            stage.redact(&record)
            var again = record
            stage.redact(&again)
            #expect(again.attributes == record.attributes, "seed 20260301, round \(round): \(name) = \(text)")
            #expect(again.status == record.status, "seed 20260301, round \(round): \(text)")
        }
    }
}
