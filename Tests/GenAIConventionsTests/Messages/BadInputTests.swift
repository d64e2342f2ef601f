// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

// What providers and applications put into lists of which readers take all or nothing.
@Suite struct BadInputTests {
    private func sent(_ change: (inout Inference) -> Void) -> AttributeCollector {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        change(&inference)
        return SpanRecord.sample(of: inference).attributes()
    }

    @Test(arguments: [
        (#"[{"role":"user","content":"Hi"}]"#, "what providers call content"),
        (#"[{"role":"user","content":[{"type":"text","text":"Hi"}]}]"#, "parts as providers write them"),
        (#"[{"role":"user","parts":"Hi"}]"#, "a text for parts"),
        (#"[{"role":"user","parts":["Hi"]}]"#, "a text for a part"),
        (#"[{"role":"user","parts":[{"type":"text","content":"Hi"}],"name":null}]"#, "nothing for a name"),
    ])
    func `what can be brought into the shape of a message is`(json: String, what: String) {
        let attributes = sent { $0.input = .json(json) }
        #expect(
            attributes["gen_ai.input.messages"] == #"[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"#,
            "\(what)")
        #expect(attributes["genai_telemetry.input.dropped_count"] == nil)
    }

    @Test func `a list loses what has no place in it, and says how much`() {
        let attributes = sent {
            $0.input = .json(
                #"""
                [{"role":"user","parts":[{"type":"text","content":"Hi"},7,{},{"type":"text","content":7}]},
                 null, 7, {"parts":[]}, {"role":"customer","parts":[],"name":7}]
                """#)
            $0.output = .value([["role": "assistant", "parts": ["Yes"], "finish_reason": .empty], 1.5])
        }
        #expect(
            attributes["gen_ai.input.messages"]
                == #"[{"role":"user","parts":[{"type":"text","content":"Hi"}]},{"role":"customer","parts":[]}]"#)
        #expect(attributes["genai_telemetry.input.dropped_count"] == 7)
        #expect(
            attributes["gen_ai.output.messages"]
                == #"[{"role":"assistant","parts":[{"type":"text","content":"Yes"}],"finish_reason":"stop"}]"#)
        #expect(attributes["genai_telemetry.output.dropped_count"] == 1)
    }

    @Test(arguments: ["stop", 7, .empty, ["a"]] as [AttributeValue])
    func `a reason that is no text is none`(reason: AttributeValue) {
        let attributes = sent {
            $0.output = .value([["role": "assistant", "parts": [], "finish_reason": reason]])
            $0.finishReasons = [.stop]
        }
        #expect(
            attributes["gen_ai.output.messages"]
                == #"[{"role":"assistant","parts":[],"finish_reason":"stop"}]"#)
    }

    @Test func `instructions lose what is no text`() {
        let attributes = sent {
            $0.systemInstructions = [Message(.system, parts: [.text("Be kind."), .reasoning("Hm.")])]
        }
        #expect(attributes["gen_ai.system_instructions"] == #"[{"type":"text","content":"Be kind."}]"#)
        #expect(attributes["genai_telemetry.system_instructions.dropped_count"] == 1)
    }

    @Test(arguments: [
        #"[{"type":"function","name":"clock","description":"Tells","parameters":{"type":"object"}}]"#,
        #"[{"type":"function","function":{"name":"clock","description":"Tells","parameters":{"type":"object"}}}]"#,
        #"[{"name":"clock","description":"Tells","input_schema":{"type":"object"}}]"#,
        #"{"name":"clock","type":"function","description":"Tells","parameters":{"type":"object"}}"#,
    ])
    func `a tool is defined as the conventions have it, whoever's shape it came in`(json: String) throws {
        let attributes = sent { $0.toolDefinitions = .json(json) }
        var tool = Attributes()
        if case .string(let text) = attributes["gen_ai.tool.definitions"],
            case .array(let tools) = try JSONReader.parse(text.utf8), case .map(let first) = tools.first
        {
            tool = first
        }
        #expect(tool["type"] == "function")
        #expect(tool["name"] == "clock")
        #expect(tool["description"] == "Tells")
        #expect(tool["parameters"] == ["type": "object"])
        #expect(tool.count == 4)
        #expect(attributes["genai_telemetry.tool.definitions.dropped_count"] == nil)
    }

    @Test func `what is no tool is left out of the list of tools`() {
        func definitions(_ content: Content) -> [AttributeValue?] {
            let attributes = sent { $0.toolDefinitions = content }
            return [
                attributes["gen_ai.tool.definitions"], attributes["genai_telemetry.tool.definitions.dropped_count"],
            ]
        }
        #expect(
            definitions(.value([["name": "clock", "parameters": "none"], "clock"]))
                == [#"[{"name":"clock","type":"function"}]"#, 2])
        #expect(definitions("clock") == ["[]", 1])
        #expect(definitions(.json("{")) == ["[]", 1])
        #expect(definitions(.json("[]")) == ["[]", nil])
    }

    @Test func `a record of a memory keeps what its schema allows`() {
        var memory = Storage(.searchMemory)
        memory.records = .json(
            #"[{"content":"tea","score":"0.5","id":7,"metadata":[]},{"content":null,"score":0.5,"id":null},"milk"]"#)
        let attributes = SpanRecord.sample(of: memory).attributes()
        #expect(
            attributes["gen_ai.memory.records"]
                == #"[{"content":"tea"},{"content":null,"score":0.5},{"content":"milk"}]"#)
        #expect(attributes["genai_telemetry.memory.records.dropped_count"] == 3)
    }

    @Test func `JSON that is nested without end is told as text`() {
        let deep = String(repeating: "[", count: 5_000)
        #expect(sent { $0.input = .json(deep) }["gen_ai.input.messages"] != nil)
        #expect(sent { $0.toolDefinitions = .json(deep) }["gen_ai.tool.definitions"] == "[]")
    }
}
