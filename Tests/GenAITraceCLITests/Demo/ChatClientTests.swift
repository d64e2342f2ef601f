// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import Foundation
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAITraceCLI

struct ChatClientTests {
    private let request = ChatRequest(model: "m", messages: [.user("Question: why?")], tools: [])

    /// What a client makes of a server that answers so.
    private func ask(
        onRetry: (ChatError, Duration) -> Void = { _, _ in },
        _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) async throws -> ChatCompletion {
        let server = LoopbackServer()
        try await server.start { request in answer(request) }
        let client = ChatClient(baseURL: try server.url(path: "/v1"), apiKey: "secret", model: "m")
        let result: Result<ChatCompletion, any Error>
        do {
            var completion = ChatCompletion()
            for try await chunk in try await client.stream(request, onRetry: onRetry) { completion.add(chunk) }
            result = .success(completion)
        } catch {
            result = .failure(error)
        }
        await server.stop()
        return try result.get()
    }

    @Test func `a stream is put together, whatever stands between its chunks`() async throws {
        let completion = try await ask { _ in
            HTTPResponse(
                statusCode: .ok,
                body: Data(
                    """
                    : a comment\r
                    event: message\r
                    data: {"id":"1","model":"m-1","choices":[{"delta":{"role":"assistant","content":"Be"}}]}\r
                    \r
                    data:{"choices":[{"delta":{"content":"cause"},"finish_reason":"stop"}],"unknown":[1]}

                    data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":1}}

                    data: [DONE]


                    """.utf8))
        }
        #expect(completion.message.content == "Because")
        #expect(completion.finishReason == "stop" && completion.model == "m-1" && completion.usage?.promptTokens == 7)
    }

    @Test func `a stream that breaks off is an error, and so is one that is none`() async {
        await #expect(throws: ChatError(status: 200, code: "stream_interrupted")) {
            _ = try await ask { _ in
                HTTPResponse(statusCode: .ok, body: Data(#"data: {"choices":[{"delta":{"content":"Be"}}]}"#.utf8))
            }
        }
        await #expect(throws: DecodingError.self) {
            _ = try await ask { _ in HTTPResponse(statusCode: .ok, body: Data("data: <html>\n".utf8)) }
        }
    }

    @Test func `a busy server is asked three times and no more`() async {
        let asked = Mutex(0)
        var waits: [Duration] = []
        let error = await #expect(throws: ChatError.self) {
            _ = try await ask(onRetry: { waits.append($1) }) { request in
                asked.withLock { $0 += 1 }
                return HTTPResponse(
                    statusCode: .serviceUnavailable, headers: [HTTPHeader("Retry-After"): "0.01"],
                    body: Data(#"{"error":{"code":"overloaded","message":"Busy."}}"#.utf8))
            }
        }
        #expect(asked.withLock { $0 } == 3)
        #expect(waits == [.milliseconds(10), .milliseconds(10)])
        #expect(error?.spanStatus.errorType == "overloaded")
    }

    @Test func `a refusal is final`() async {
        let asked = Mutex(0)
        let error = await #expect(throws: ChatError.self) {
            _ = try await ask { _ in
                asked.withLock { $0 += 1 }
                return HTTPResponse(statusCode: .badRequest, body: Data("not JSON".utf8))
            }
        }
        #expect(asked.withLock { $0 } == 1)
        #expect(error?.spanStatus.errorType == "400")
    }

    @Test func `tool calls come in pieces, and an absurd index is ignored`() {
        var completion = ChatCompletion()
        func add(_ index: Int, _ id: String?, _ name: String?, _ arguments: String?) {
            let piece = ChatChunk.ToolCallDelta(
                index: index, id: id, function: .init(name: name, arguments: arguments))
            completion.add(ChatChunk(choices: [.init(delta: .init(toolCalls: [piece]))]))
        }
        add(0, "a", "count", "{\"x\"")
        add(0, nil, nil, ":1}")
        add(1, "b", "list", "{}")
        add(Int.max, "c", "boom", "{}")
        add(-1, "d", "boom", "{}")
        #expect(completion.message.toolCalls?.map(\.function.arguments) == ["{\"x\":1}", "{}"])
    }
}

#endif
