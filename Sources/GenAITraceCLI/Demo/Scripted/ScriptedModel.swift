// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A server that speaks OpenAI's chat completions and answers by rules, for when there is no model.
///
/// It is a server like any other: the demo talks to it over HTTP on the loopback interface, and it sees of a question what
/// a model would see, the messages. It asks for a tool first and then answers from the sections in its prompt, chunk by
/// chunk. To a question about being busy it says once that it is, and about colours it makes things up.
final class ScriptedModel: Sendable {
    /// The name of the model it claims to be.
    static let name = "scripted-1"

    private let server: LoopbackServer
    private let busy = Mutex(Set<String>())

    /// Starts the server on a free port.
    init() async throws {
        server = LoopbackServer()
        try await server.start { [weak self] request in
            guard let self else { return HTTPResponse(statusCode: .serviceUnavailable) }
            return try await self.respond(to: request)
        }
    }

    /// What to give a client as `OPENAI_BASE_URL`.
    var baseURL: URL {
        get throws { try server.url(path: "/v1") }
    }

    /// Stops the server.
    func stop() async { await server.stop() }

    private func respond(to request: HTTPRequest) async throws -> HTTPResponse {
        guard request.path == "/v1/chat/completions", request.method == .POST else {
            return Self.failure(.notFound, "not_found", "This server knows POST /v1/chat/completions only.")
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let chat = try? decoder.decode(ChatRequest.self, from: await request.bodyData) else {
            return Self.failure(.badRequest, "invalid_request", "The body is not a chat completion request.")
        }
        let reply = ScriptedReply(to: chat)
        if reply.isAboutBeingBusy, busy.withLock({ $0.insert(reply.question).inserted }) {
            var response = Self.failure(.tooManyRequests, "rate_limit_exceeded", "The model is busy; try again soon.")
            response.headers[HTTPHeader("Retry-After")] = "0.2"
            return response
        }
        let body = HTTPBodySequence(from: ServerSentEvents(reply.chunks(model: Self.name)))
        return HTTPResponse(statusCode: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }

    private static func failure(_ status: HTTPStatusCode, _ code: String, _ message: String) -> HTTPResponse {
        let body = try? JSONEncoder().encode(["error": ["code": code, "message": message]])
        return HTTPResponse(statusCode: status, headers: [.contentType: "application/json"], body: body ?? Data())
    }
}

#endif
