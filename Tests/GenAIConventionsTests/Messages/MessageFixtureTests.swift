// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// What is sent for content of every kind, kept as files so that `Tests/Conformance/messages.py` can hold it against the
/// JSON schemas that OpenTelemetry publishes.
@Suite struct MessageFixtureTests {
    @Test(arguments: Attribute.allCases)
    func `content is sent as it is in the file that was checked against the schema`(attribute: Attribute) throws {
        let sent = try attribute.json()
        let file = "messages/\(attribute.rawValue).json"
        if Fixtures.isWriting { try Fixtures.write(sent, to: file) }
        #expect(try String(decoding: Fixtures.data(file), as: UTF8.self) == sent)
    }

    /// An attribute, by the name of its schema.
    enum Attribute: String, CaseIterable {
        case inputMessages = "input-messages"
        case outputMessages = "output-messages"
        case systemInstructions = "system-instructions"
        case toolDefinitions = "tool-definitions"
        case toolCallArguments = "tool-call-arguments"
        case toolCallResult = "tool-call-result"
        case retrievalDocuments = "retrieval-documents"
        case memoryRecords = "memory-records"
    }
}

extension MessageFixtureTests.Attribute {
    /// A JSON object with what is sent for each content, by the content's name.
    func json() throws -> String {
        let cases = try contents.map { name, record in
            let value = try #require(record.attributes()[key], "\(key) of \(name)")
            guard case .string(let json) = value else { throw CocoaError(.coderInvalidValue) }
            return "  \"\(name)\": \(json)"
        }
        return "{\n\(cases.joined(separator: ",\n"))\n}\n"
    }

    private var key: String {
        switch self {
        case .inputMessages: "gen_ai.input.messages"
        case .outputMessages: "gen_ai.output.messages"
        case .systemInstructions: "gen_ai.system_instructions"
        case .toolDefinitions: "gen_ai.tool.definitions"
        case .toolCallArguments: "gen_ai.tool.call.arguments"
        case .toolCallResult: "gen_ai.tool.call.result"
        case .retrievalDocuments: "gen_ai.retrieval.documents"
        case .memoryRecords: "gen_ai.memory.records"
        }
    }

    private var contents: [(String, SpanRecord)] {
        switch self {
        case .retrievalDocuments:
            [("documents", .sample(of: SampleOperations.retrieval)), ("bare documents", .sample(of: bareRetrieval))]
        case .toolDefinitions:
            [
                ("as JSON", record(with: .json(#"[{"type":"function","name":"weather","parameters":{}}]"#))),
                ("as values", record(with: .value([["type": "web_search", "name": "search"]]))),
                (
                    "in the shapes of providers",
                    record(
                        with: .json(
                            #"[{"type":"function","function":{"name":"a","parameters":{}}},{"name":"b","description":7}]"#
                        ))
                ), ("no tools", record(with: "a tool")),
            ]
        default: Self.samples.map { ($0, record(with: $1)) }
        }
    }

    private static let samples: [(String, Content)] = [
        ("text", "It is \"7\" degrees.\u{0}"), ("text that is JSON", #"{"city":"Paris"}"#),
        ("a JSON object", .json(#"{"city":"Paris"}"#)), ("a JSON array", .json("[1,null]")),
        ("JSON in the shape of messages", .json(#"[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"#)),
        ("broken JSON", .json("{")), ("a number", .value(7)), ("named values", .value(["city": "Paris"])),
        ("a list of values", .value(["a", ["content": "b"]])), ("no messages", []),
        (
            "messages in the shape of a provider",
            .json(
                #"[{"role":"user","content":"Hi"},{"role":"tool","content":[{"type":"text","text":"7"},7],"name":7},8]"#
            )
        ),
        ("messages of which one is broken", .value([["role": "user", "parts": ["Hi", .empty, [:]]], ["role": 7]])),
        ("a message without parts", [Message("", parts: [])]),
        ("all kinds of parts", [Message(.user, parts: SampleOperations.parts, name: "Ada")]),
        (
            "a conversation",
            [
                .system("Be brief."), .user("What is the weather?"),
                Message(
                    .assistant,
                    parts: [
                        .reasoning("A tool knows."),
                        .toolCall(id: "call-1", name: "weather", arguments: #"{"city":"Paris"}"#),
                        .toolCall(id: nil, name: "time", arguments: nil),
                    ], finishReason: .toolCall), .tool("7 degrees", callID: "call-1"),
                .tool(.json(#"{"degrees":7}"#)), .assistant("It is 7 degrees."),
            ]
        ),
    ]

    private var bareRetrieval: Retrieval {
        var retrieval = Retrieval(source: "handbook")
        retrieval.selected = [
            Candidate(id: "a"), Candidate(id: "", score: .nan, content: .json("{}")),
            Candidate(id: "b", score: -1, content: .withheld(ContentSummary(byteCount: 3))),
        ]
        return retrieval
    }

    private func record(with content: Content) -> SpanRecord {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        var tool = ToolExecution("weather")
        var memory = Storage(.searchMemory)
        switch self {
        case .inputMessages: inference.input = content
        case .outputMessages: inference.output = content
        case .systemInstructions: inference.systemInstructions = content
        case .toolDefinitions: inference.toolDefinitions = content
        case .toolCallArguments: tool.arguments = content
        case .toolCallResult: tool.result = content
        case .memoryRecords: memory.records = content
        case .retrievalDocuments: break
        }
        return switch self {
        case .toolCallArguments, .toolCallResult: .sample(of: tool)
        case .memoryRecords: .sample(of: memory)
        default: .sample(of: inference)
        }
    }
}
