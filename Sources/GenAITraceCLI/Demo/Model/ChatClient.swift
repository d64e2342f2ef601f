// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAITelemetry

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A client of any server that speaks OpenAI's chat completions: it streams, and waits and asks again when the server is
/// busy.
struct ChatClient: Sendable {
    /// The address below which `chat/completions` is.
    let baseURL: URL
    /// The key of the server, if it wants one.
    let apiKey: String?
    /// The model to ask.
    let model: String

    /// How often a busy server is asked altogether.
    private static let maximumAttempts = 3
    /// The longest wait that a server may ask for.
    private static let maximumWait = Duration.seconds(10)
    private static let timeout: TimeInterval = 60

    /// Sends a request, with all retries that it takes until a stream begins.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - onRetry: Is told before each wait why, and how long it takes.
    /// - Returns: The chunks as they come.
    /// - Throws: ``ChatError`` when the server refuses, `URLError` when it cannot be reached.
    func stream(_ request: ChatRequest, onRetry: (ChatError, Duration) -> Void) async throws -> ChatStream {
        var attempt = 1
        while true {
            do {
                return try await open(request)
            } catch let error as ChatError where error.isRetryable && attempt < Self.maximumAttempts {
                let wait = min(error.retryAfter ?? .milliseconds(250 << attempt), Self.maximumWait)
                onRetry(error, wait)
                try await Task.sleep(for: wait)
                attempt += 1
            }
        }
    }

    private func open(_ request: ChatRequest) async throws -> ChatStream {
        let events = HTTPLines.events(for: try urlRequest(request))
        var iterator = events.makeAsyncIterator()
        guard case .head(let status, let retryAfter) = try await iterator.next() else {
            throw ChatError(status: 0, code: "no_response")
        }
        if status == 200 { return ChatStream(events: events) }
        var body = ""
        while case .line(let line) = try await iterator.next() { body += line }
        throw ChatError(status: status, body: body, retryAfter: retryAfter)
    }

    private func urlRequest(_ request: ChatRequest) throws -> URLRequest {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var urlRequest = URLRequest(
            url: baseURL.appending(path: "chat/completions"), timeoutInterval: Self.timeout)
        urlRequest.httpMethod = "POST"
        urlRequest.setValue("application/json", forHTTPHeaderField: "Content-Type")
        urlRequest.setValue("text/event-stream", forHTTPHeaderField: "Accept")
        if let apiKey { urlRequest.setValue("Bearer \(apiKey)", forHTTPHeaderField: "Authorization") }
        urlRequest.httpBody = try encoder.encode(request)
        return urlRequest
    }
}

extension ChatClient {
    /// The host that is called, as spans name it.
    var server: ServerAddress {
        ServerAddress(baseURL.host() ?? "localhost", port: baseURL.port ?? (baseURL.scheme == "http" ? 80 : 443))
    }
}

#endif
