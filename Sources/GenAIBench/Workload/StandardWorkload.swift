// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import GenAITelemetryTesting

/// What every implementation is measured on: turns of an agent, each of five spans.
///
/// A turn is a root, a chat, a tool, a retrieval and another chat, all four below the root and each root a new trace.
/// Texts differ from span to span and come from a ring of 1 024, so that no implementation can keep one. They are words in
/// a random order and ids of random letters, and compress about as well as real ones: five times.
///
/// A class, so that handing it on copies nothing that would be measured.
final class StandardWorkload: Sendable {
    /// Spans in a turn.
    static let spansPerTurn = 5
    private static let textCount = 1024

    private let associations: [Association]
    private let callIDs: [String]
    private let responseIDs: [String]
    private let inputs: [Content]
    private let outputs: [Content]
    private let agentID = "asst_0123456789abcdefghijklmn"
    /// Of the event.
    private let details: [Attributes]
    private let finishReasons: [FinishReason] = [.stop]
    private let server = ServerAddress("api.openai.com", port: 443)
    private let user = "user-48151623"

    init() {
        let numbers = 0..<Self.textCount
        associations = numbers.map { [user] in
            Association(conversation: Self.id("conv-", 1, $0), user: user)
        }
        callIDs = numbers.map { Self.id("call_", 2, $0) }
        responseIDs = numbers.map { Self.id("chatcmpl-", 3, $0) }
        details = numbers.map { ["index": .int(Int64($0)), "cached": false] }
        inputs = numbers.map { Self.messages(role: "user", number: $0, byteCount: 600, isOutput: false) }
        outputs = numbers.map { Self.messages(role: "assistant", number: $0, byteCount: 300, isOutput: true) }
    }

    /// What produces the spans, besides the name of the service.
    static let resource: Attributes = ["service.version": "1.0.0", "deployment.environment.name": "bench"]

    /// Records one turn.
    func recordTurn(_ number: Int, _ tracer: Tracer) {
        withAssociation(associations[number % Self.textCount]) { recordSpans(number % Self.textCount, tracer) }
    }

    private func recordSpans(_ index: Int, _ tracer: Tracer) {
        var agent = AgentInvocation("planner")
        agent.agentID = agentID
        agent.provider = .openAI
        agent.requestModel = "gpt-4o"
        let root = tracer.startSpan(agent, parent: .none, kind: .internal)
        let chat = index * 2 % Self.textCount
        recordChat(chat, tracer, .span(root))
        recordTool(index, tracer, .span(root))
        var retrieval = Retrieval(source: "docs")
        retrieval.provider = .openAI
        retrieval.topK = 5
        tracer.startSpan(retrieval, parent: .span(root)).end()
        recordChat(chat + 1, tracer, .span(root))
        root.end()
    }

    /// Records chats of one conversation below one root.
    func recordChats(_ count: Int, _ tracer: Tracer) {
        withAssociation(associations[0]) {
            let root = tracer.startSpan(AgentInvocation("planner"), parent: .none, kind: .internal)
            let parent = SpanParent.span(root)
            for number in 0..<count { recordChat(number % Self.textCount, tracer, parent) }
            root.end()
        }
    }

    private func recordChat(_ index: Int, _ tracer: Tracer, _ parent: SpanParent) {
        let call = tracer.startSpan(request(index), parent: parent)
        call.addEvent("gen_ai.first_token", attributes: details[index])
        call.end {
            $0.responseModel = "gpt-4o-2024-08-06"
            $0.responseID = responseIDs[index]
            $0.usage.input = 900 + index
            $0.usage.output = 120
            $0.finishReasons = finishReasons
            $0.output = outputs[index]
        }
    }

    private func request(_ index: Int) -> Inference {
        .chat(
            model: "gpt-4o", provider: .openAI,
            parameters: ModelParameters(temperature: 0.7, topP: 0.95, maxTokens: 1024), input: inputs[index],
            server: server, outputType: "text")
    }

    private func recordTool(_ index: Int, _ tracer: Tracer, _ parent: SpanParent) {
        var tool = ToolExecution("search")
        tool.callID = callIDs[index]
        tool.toolDescription = "Searches the documents"
        tracer.startSpan(tool, parent: parent).end()
    }

    // MARK: Texts

    private static func messages(role: String, number: Int, byteCount: Int, isOutput: Bool) -> Content {
        let head = #"[{"role":"\#(role)","parts":[{"type":"text","content":"\#(number) "#
        let tail = isOutput ? #""}],"finish_reason":"stop"}]"# : #""}]}]"#
        var random = Xoshiro256(seed: UInt64(number) << 1 | (isOutput ? 1 : 0))
        var text = ""
        while head.utf8.count + text.utf8.count + tail.utf8.count < byteCount {
            text += (ChatText.words.randomElement(using: &random) ?? "") + " "
        }
        text.removeLast(head.utf8.count + text.utf8.count + tail.utf8.count - byteCount)
        return .json(head + text + tail)
    }

    /// An id as providers make them: a prefix and 24 letters and digits.
    private static func id(_ prefix: String, _ kind: UInt64, _ number: Int) -> String {
        var random = Xoshiro256(seed: kind << 32 | UInt64(number))
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return prefix + String((0..<24).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
    }
}

/// Which spans are measured.
enum Mix: String, CaseIterable {
    case chat
    case mix
}

extension StandardWorkload {
    /// Spans that have ended, as a queue holds them.
    func sealedSpans(_ mix: Mix, count: Int) -> [SealedSpan] {
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(
            resource: Resource(attributes: Attributes([("service.name", "bench")] + Self.resource)),
            processors: [collected], redaction: RedactionStage(policy: .switchedOff))
        switch mix {
        case .chat: recordChats(count, telemetry.tracer)
        case .mix: for number in 0...count / Self.spansPerTurn { recordTurn(number, telemetry.tracer) }
        }
        return Array(collected.spans.prefix(count))
    }
}

#endif
