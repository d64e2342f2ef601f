// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Content of every kind in every place that content can stand.
@Suite struct ContentTests {
    private func sent(_ body: (inout Inference) -> Void) -> AttributeCollector {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        body(&inference)
        return SpanRecord.sample(of: inference).attributes()
    }

    private func input(_ content: Content) -> AttributeValue? { sent { $0.input = content }["gen_ai.input.messages"] }

    private func parts(_ parts: MessagePart...) -> AttributeValue? {
        guard case .string(let json) = input([Message(.user, parts: parts)]),
            case .array(let messages)? = try? JSONReader.parse(json.utf8), case .map(let message)? = messages.first
        else { return nil }
        return message["parts"]
    }

    private func wrapped(_ text: String) -> AttributeValue {
        var writer = JSONWriter()
        writer.string(text)
        return .string(#"[{"role":"user","parts":[{"type":"text","content":\#(writer.text)}]}]"#)
    }

    @Test func `text is one message of the user`() {
        #expect(input("Hello.") == wrapped("Hello."))
        #expect(input("\u{0}\"\n") == .string(#"[{"role":"user","parts":[{"type":"text","content":"\u0000\"\n"}]}]"#))
    }

    @Test func `JSON in the shape of messages passes as it is`() {
        let exact = #" [ {"role":"user", "parts":[{"type":"text","content":"Hi"}], "own": 1.50} ] "#
        #expect(input(.json(exact)) == .string(exact))
        #expect(input(.json("[]")) == "[]")
    }

    @Test(arguments: [
        "{", "", "null", #"{"role":"user","parts":[]}"#, #"["Hi"]"#, "[1,null]", #"[{"content":"Hi"}]"#,
        #"[{"role":"","parts":[]}]"#, #"[{"role":7,"content":"Hi"}]"#, #"[{"role":"user"}]"#,
        #"[{"role":"user","content":{"text":"Hi"}}]"#,
    ])
    func `JSON in which nothing has the shape of a message is told as text`(json: String) {
        #expect(input(.json(json)) == wrapped(json))
    }

    @Test func `values in the shape of messages are messages`() {
        let message: AttributeValue = ["role": "user", "parts": [["type": "text", "content": "Hi"]]]
        #expect(input(.value([message])) == #"[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"#)
        #expect(input(.value("Hi")) == wrapped("Hi"))
        #expect(input(.value(["a": 1])) == wrapped(#"{"a":1}"#))
    }

    @Test func `an output that says nothing of a reason gets one`() {
        let json = #"[{"role":"assistant","parts":[]},{"role":"assistant","parts":[],"finish_reason":"error"}]"#
        let attributes = sent {
            $0.output = .json(json)
            $0.finishReasons = [.length]
        }
        #expect(
            attributes["gen_ai.output.messages"]
                == #"[{"role":"assistant","parts":[],"finish_reason":"length"},{"role":"assistant","parts":[],"finish_reason":"error"}]"#
        )
    }

    @Test func `a message's own reason stays beside another one in the list`() {
        let attributes = sent {
            $0.output = [.assistant("", finishReason: .toolCall)]
            $0.finishReasons = ["tool_calls"]
        }
        #expect(attributes["gen_ai.response.finish_reasons"] == ["tool_calls"])
        #expect(attributes["gen_ai.output.messages"].map { "\($0)".contains("tool_call\\\"") } == true)
    }

    @Test func `arguments are an object, also when they come as text`() {
        let object: AttributeValue = ["city": "Paris"]
        for arguments in [Content.json(#"{"city":"Paris"}"#), .text(#"{"city":"Paris"}"#), .value(object)] {
            #expect(
                parts(.toolCall(id: "1", name: "weather", arguments: arguments)) == [
                    ["type": "tool_call", "id": "1", "name": "weather", "arguments": object]
                ])
        }
        #expect(
            parts(.toolCall(id: nil, name: "weather", arguments: .json("{\"city\":")))
                == [["type": "tool_call", "name": "weather", "arguments": "{\"city\":"]])
        #expect(
            parts(.toolCall(id: nil, name: "weather", arguments: nil)) == [["type": "tool_call", "name": "weather"]])
    }

    @Test func `an answer of a tool is a response`() {
        #expect(
            parts(.toolCallResponse(id: "1", response: "7 degrees")) == [
                ["type": "tool_call_response", "id": "1", "response": "7 degrees"]
            ])
    }

    @Test func `data in an address is a blob, everything else at an address stays there`() {
        #expect(
            parts(.uri(modality: "image", mediaType: nil, uri: "data:image/png;base64,AAAA")) == [
                ["type": "blob", "modality": "image", "mime_type": "image/png", "content": "AAAA"]
            ])
        #expect(
            parts(.uri(modality: "text", mediaType: "text/x", uri: "DATA:text/plain;charset=utf-8,a%20%41%")) == [
                ["type": "blob", "modality": "text", "mime_type": "text/x", "content": "YSBBJQ=="]
            ])
        #expect(
            parts(.uri(modality: "image", mediaType: nil, uri: "database:x,y")) == [
                ["type": "uri", "modality": "image", "uri": "database:x,y"]
            ])
    }

    @Test func `a part of another type cannot pretend to be of two`() {
        #expect(
            parts(.other(type: "server_tool_call", fields: ["type": "text", "name": "search"])) == [
                ["type": "server_tool_call", "name": "search"]
            ])
        #expect(parts(.other(type: "", fields: [:])) == [["type": "generic"]])
    }

    @Test func `a tool's arguments and result are objects, whatever they were`() {
        func tool(_ arguments: Content, _ result: Content) -> [AttributeValue?] {
            var tool = ToolExecution("weather")
            (tool.arguments, tool.result) = (arguments, result)
            let attributes = SpanRecord.sample(of: tool).attributes()
            return [attributes["gen_ai.tool.call.arguments"], attributes["gen_ai.tool.call.result"]]
        }
        #expect(tool("Paris", "7 degrees") == [#"{"input":"Paris"}"#, #"{"result":"7 degrees"}"#])
        #expect(tool(#"{"city":"Paris"}"#, .json("[7]")) == [#"{"city":"Paris"}"#, #"{"result":[7]}"#])
        #expect(tool(.value(["a": 1]), .json("{")) == [#"{"a":1}"#, #"{"result":"{"}"#])
    }

    @Test func `instructions are text parts`() {
        func instructions(_ content: Content) -> AttributeValue? {
            sent { $0.systemInstructions = content }["gen_ai.system_instructions"]
        }
        let expected: AttributeValue = #"[{"type":"text","content":"Be kind."}]"#
        #expect(instructions("Be kind.") == expected)
        #expect(instructions([.system("Be kind.")]) == expected)
        #expect(instructions([Message(.system, parts: [.reasoning("Hm."), .text("Be kind.")])]) == expected)
        #expect(instructions(.json(#"[{"type":"text","content":"Be kind."}]"#)) == expected)
    }

    @Test func `a score that is no number is left out of a document`() {
        var retrieval = Retrieval(source: "handbook")
        retrieval.selected = [
            Candidate(id: "", score: .nan), Candidate(id: "b", score: .infinity, content: .json("{}")),
        ]
        #expect(
            SpanRecord.sample(of: retrieval).attributes()["gen_ai.retrieval.documents"]
                == #"[{},{"id":"b","content":{}}]"#)
        #expect(
            SpanRecord.sample(of: retrieval).attributes()["genai_telemetry.retrieval.documents.dropped_count"] == 2)
    }

    @Test func `content that was kept back leaves sizes, counts and roles`() {
        let summary = ContentSummary(byteCount: 120, messageCount: 2, roles: [.system, .user])
        let attributes = sent {
            $0.input = .withheld(summary)
            $0.output = .withheld(ContentSummary(byteCount: 8, messageCount: 1, roles: [.assistant]))
            $0.systemInstructions = .withheld(ContentSummary(byteCount: 10))
            $0.toolDefinitions = .withheld(ContentSummary(byteCount: 0))
            $0.finishReasons = [.stop]
        }
        let told: [(String, AttributeValue)] = [
            ("gen_ai.response.finish_reasons", ["stop"]),
            ("genai_telemetry.system_instructions.byte_count", 10),
            ("genai_telemetry.input.byte_count", 120), ("genai_telemetry.input.message_count", 2),
            ("genai_telemetry.input.roles", ["system", "user"]),
            ("genai_telemetry.output.byte_count", 8), ("genai_telemetry.output.message_count", 1),
            ("genai_telemetry.output.roles", ["assistant"]),
            ("genai_telemetry.tool.definitions.byte_count", 0),
        ]
        #expect(Attributes(attributes.attributes.dropFirst(3).map { ($0.name, $0.value) }) == Attributes(told))
    }

    @Test func `of a variable that was kept back nothing is told but that there is a prompt`() {
        let variable = PromptVariable("question", .withheld(ContentSummary(byteCount: 7)))
        let kept = sent { $0.prompt = PromptReference("answer", variables: [variable]) }
        #expect(kept["gen_ai.prompt.name"] == "answer")
        #expect(!kept.attributes.contains { $0.name.hasPrefix("gen_ai.prompt.variable") })
        let told = sent {
            $0.prompt = PromptReference("", variables: [PromptVariable("a", "Hi"), PromptVariable(" ", "lost")])
        }
        #expect(told["gen_ai.prompt.variable.a"] == "Hi")
        #expect(told["gen_ai.prompt.name"] == nil)
        #expect(!told.attributes.contains { $0.value == "lost" })
    }

    @Test func `of a document that was kept back stay id, score and size`() {
        var retrieval = Retrieval(source: "handbook", query: .withheld(ContentSummary(byteCount: 7)))
        retrieval.selected = [Candidate(id: "a", score: 0.5, content: .withheld(ContentSummary(byteCount: 900)))]
        let attributes = SpanRecord.sample(of: retrieval).attributes()
        #expect(attributes["gen_ai.retrieval.documents"] == #"[{"id":"a","score":0.5,"byte_count":900}]"#)
        #expect(attributes["gen_ai.retrieval.query.text"] == nil)
        #expect(attributes["genai_telemetry.retrieval.query.byte_count"] == .int(7))
    }

    @Test func `input and output of other work are text where they are text and JSON where they are not`() {
        func input(_ content: Content) -> AttributeValue? {
            var work = Generic("work")
            work.input = content
            return SpanRecord.sample(of: work).attributes()["input.value"]
        }
        #expect(input("Hello.") == "Hello.")
        #expect(input(.value("Hello.")) == "Hello.")
        #expect(input(.value(7)) == "7")
        #expect(input(.json(#"{"a":1}"#)) == #"{"a":1}"#)
        #expect(input(.json("{")) == "{")
        #expect(input([.user("Hi")]) == #"[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"#)
    }
}
