// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import FlyingFox
import FlyingSocks
import Foundation
import GenAITelemetry

/// A server that stands in for all providers: it knows their paths and has an answer for each.
struct CannedProviders: Sendable {
    private let server: HTTPServer

    /// Takes any port of this machine that is free.
    init() throws {
        server = HTTPServer(address: try sockaddr_in.inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    }

    /// Begins to listen.
    func start() async throws -> ServerAddress {
        await server.appendRoute("*") { await Self.respond(to: $0) }
        Task { [server] in try await server.run() }
        try await server.waitUntilListening()
        guard case .ip4(let address, let port)? = await server.listeningAddress else {
            throw URLError(.cannotConnectToHost)
        }
        return ServerAddress(address, port: Int(port))
    }

    /// Stops listening.
    func stop() async { await server.stop() }

    private static func respond(to request: HTTPRequest) async -> HTTPResponse {
        let body = String(decoding: (try? await request.bodyData) ?? Data(), as: UTF8.self)
        guard let wire = Wire.all.first(where: { $0.path == request.path || $0.streamedPath.hasPrefix(request.path) })
        else { return HTTPResponse(statusCode: .notFound) }
        if body.contains(#""stream":true"#) || wire.path != request.path {
            return HTTPResponse(
                statusCode: .ok, headers: [.contentType: wire.streamedContentType],
                body: HTTPBodySequence(from: SlowBody(parts: wire.streamedAnswer)))
        }
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: "application/json"], body: Data(wire.answer.utf8))
    }
}
