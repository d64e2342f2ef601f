// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Content of every shape in a panel that shows a conversation.
@Suite struct ConversationPanelTests {
    private func input(_ content: Content?, instructions: Content? = nil) -> String? {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.input = content
        inference.systemInstructions = instructions
        return SpanRecord.sample(of: inference).attributes(of: OpenInference()).text("input.value")
    }

    @Test func `text is what the user said`() {
        #expect(input("Hello.") == #"{"messages":[{"role":"user","content":"Hello."}]}"#)
    }

    @Test func `instructions alone are a conversation, nothing is none`() {
        #expect(input(nil, instructions: "Be brief.") == #"{"messages":[{"role":"system","content":"Be brief."}]}"#)
        #expect(input(nil) == nil)
    }

    @Test func `instructions in several parts are one message`() {
        let instructions: Content = [Message(.system, parts: [.text("Be brief."), .text("Cite.")])]
        #expect(
            input("Hello.", instructions: instructions)
                == #"{"messages":[{"role":"system","content":"Be brief.\nCite."},{"role":"user","content":"Hello."}]}"#)
    }

    @Test func `messages that a provider wrote stay as they are`() {
        #expect(
            input(.json(#"[{"role":"user","content":"Hello.","cache":true}]"#), instructions: "Be brief.")
                == #"{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello.","cache":true}]}"#
        )
    }

    @Test func `a whole request that a client sent stays as it is`() {
        let request = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hello."}]}"#
        #expect(input(.json(request)) == request)
    }

    @Test func `messages of the conventions' shape stay a list of that shape`() {
        let message = #"{"role":"user","parts":[{"type":"text","content":"Hello."}]}"#
        #expect(
            input(.json("[\(message)]"), instructions: "Be brief.")
                == #"[{"role":"system","parts":[{"type":"text","content":"Be brief."}]},\#(message)]"#)
    }

    @Test(arguments: ["[1,2]", #"{"a":1}"#, "null", "{"])
    func `anything else is text`(json: String) {
        let quoted = json.replacing("\"", with: #"\""#)
        #expect(input(.json(json)) == #"{"messages":[{"role":"user","content":"\#(quoted)"}]}"#)
    }

    @Test func `results of tools are messages of their own, before what else was said`() {
        let message = Message(
            .user,
            parts: [
                .text("Both."), .toolCallResponse(id: "a", response: "1"),
                .toolCallResponse(id: nil, response: .value(["n": 2])),
            ])
        #expect(
            input(.messages([message]))
                == #"{"messages":[{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"","content":"{\"n\":2}"},{"role":"user","content":"Both."}]}"#
        )
    }

    @Test func `arguments are a text, also when there are none`() {
        let calls: [MessagePart] = [
            .toolCall(id: nil, name: "a", arguments: nil),
            .toolCall(id: "b", name: "b", arguments: .withheld(ContentSummary(byteCount: 3))),
            .toolCall(id: "c", name: "c", arguments: .value(["n": 1])),
        ]
        #expect(
            input([Message(.assistant, parts: calls)])
                == #"{"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"","type":"function","function":{"name":"a","arguments":"{}"}},{"id":"b","type":"function","function":{"name":"b","arguments":"{}"}},{"id":"c","type":"function","function":{"name":"c","arguments":"{\"n\":1}"}}]}]}"#
        )
    }

    @Test func `sound is sound in the formats that have a name, else a note`() {
        let parts: [MessagePart] = [
            .blob(modality: "audio", mediaType: "audio/wav", base64: "UklG"),
            .blob(modality: "audio", mediaType: "audio/mpeg", base64: "SUQz"),
            .blob(modality: "audio", mediaType: "audio/ogg", base64: "T2dn"),
        ]
        #expect(
            input([Message(.user, parts: parts)])
                == #"{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"UklG","format":"wav"}},{"type":"input_audio","input_audio":{"data":"SUQz","format":"mp3"}},{"type":"text","text":"[audio audio/ogg: 4 bytes of base64]"}]}]}"#
        )
    }

    @Test func `an answer without a reason takes that of the list`() {
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.output = [.assistant("One."), .assistant("Two.", finishReason: .stop), .assistant("Three.")]
        inference.finishReasons = [.length]
        let sent = SpanRecord.sample(of: inference).attributes(of: OpenInference()).json("output.value")?["messages"]
        #expect(sent?[0]?["finish_reason"] == "length")
        #expect(sent?[1]?["finish_reason"] == "stop")
        #expect(sent?[2]?["finish_reason"] == nil)
    }
}
