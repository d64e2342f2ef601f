// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import GenAITelemetryTesting

/// What every implementation is measured on: turns of an agent, each of five spans.
///
/// A turn is a root, a chat, a tool, a retrieval and another chat, all four below the root and each root a new trace.
/// Texts differ from span to span and come from a ring of 1 024, so that no implementation can keep one.
struct StandardWorkload: Sendable {
    /// Spans in a turn.
    static let spansPerTurn = 5
    private static let textCount = 1024

    private let conversations: [String]
    private let callIDs: [String]
    private let responseIDs: [String]
    private let inputs: [Content]
    private let outputs: [Content]
    private let agentID = "asst_0123456789abcdefghijklmn"
    private let user = "user-48151623"

    init() {
        let numbers = 0..<Self.textCount
        conversations = numbers.map { "conv-\(Self.digits($0, count: 24))" }
        callIDs = numbers.map { "call_\(Self.digits($0, count: 24))" }
        responseIDs = numbers.map { "chatcmpl-\(Self.digits($0, count: 24))" }
        inputs = numbers.map { Self.messages(role: "user", number: $0, byteCount: 600, isOutput: false) }
        outputs = numbers.map { Self.messages(role: "assistant", number: $0, byteCount: 300, isOutput: true) }
    }

    /// Records one turn.
    func recordTurn(_ number: Int, _ tracer: Tracer) {
        let index = number % Self.textCount
        var agent = AgentInvocation("planner")
        agent.agentID = agentID
        agent.provider = .openAI
        agent.requestModel = "gpt-4o"
        let root = tracer.startSpan(agent, parent: .none, kind: .internal)
        recordChat(index, tracer, .span(root))
        recordTool(index, tracer, .span(root))
        var retrieval = Retrieval(source: "docs")
        retrieval.provider = .openAI
        retrieval.topK = 5
        tracer.startSpan(retrieval, parent: .span(root)).end()
        recordChat((index + 1) % Self.textCount, tracer, .span(root))
        root.end()
    }

    /// Records one chat.
    func recordChat(_ index: Int, _ tracer: Tracer, _ parent: SpanParent = .none) {
        var operation = Inference(model: "gpt-4o", provider: .openAI)
        operation.parameters = ModelParameters(temperature: 0.7, topP: 0.95, maxTokens: 1024)
        operation.server = ServerAddress("api.openai.com", port: 443)
        operation.outputType = "text"
        operation.input = inputs[index % Self.textCount]
        let call = tracer.startSpan(operation, parent: parent)
        call.addEvent("gen_ai.first_token", attributes: ["index": .int(Int64(index)), "cached": false])
        call.update {
            $0.responseModel = "gpt-4o-2024-08-06"
            $0.responseID = responseIDs[index % Self.textCount]
            $0.usage.input = 900 + index
            $0.usage.output = 120
            $0.finishReasons = [.stop]
            $0.output = outputs[index % Self.textCount]
        }
        call.end()
    }

    private func recordTool(_ index: Int, _ tracer: Tracer, _ parent: SpanParent) {
        var tool = ToolExecution("search")
        tool.callID = callIDs[index]
        tool.toolDescription = "Searches the documents"
        tracer.startSpan(tool, parent: parent).end()
    }

    /// What surrounds a turn.
    func association(of number: Int) -> Association {
        Association(conversation: conversations[number % Self.textCount], user: user)
    }

    // MARK: Texts

    private static func messages(role: String, number: Int, byteCount: Int, isOutput: Bool) -> Content {
        let head = #"[{"role":"\#(role)","parts":[{"type":"text","content":"\#(number) "#
        let tail = isOutput ? #""}],"finish_reason":"stop"}]"# : #""}]}]"#
        let words = ["the", "answer", "to", "question", "is", "in", "document", "about", "leave", "and", "travel"]
        var text = ""
        var next = number
        while head.utf8.count + text.utf8.count + tail.utf8.count < byteCount {
            text += words[next % words.count] + " "
            next = (next &* 31 &+ 7) & 0xFFFF
        }
        text.removeLast(head.utf8.count + text.utf8.count + tail.utf8.count - byteCount)
        return .json(head + text + tail)
    }

    private static func digits(_ number: Int, count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: count - digits.count) + digits
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
            resource: Resource(attributes: [
                "service.name": "bench", "service.version": "1.0.0", "deployment.environment.name": "bench",
            ]),
            processors: [collected], redaction: RedactionStage(policy: RedactionPolicy(content: .full)))
        var number = 0
        while collected.spans.count < count {
            withAssociation(association(of: number)) {
                switch mix {
                case .chat: recordChat(number, telemetry.tracer)
                case .mix: recordTurn(number, telemetry.tracer)
                }
            }
            number += 1
        }
        return Array(collected.spans.prefix(count))
    }
}

#endif
