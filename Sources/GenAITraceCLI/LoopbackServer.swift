// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// An HTTP server of this process: it listens when `start` returns, on the address it was given and no other.
final class LoopbackServer: Sendable {
    private struct State {
        var server: HTTPServer?
        var task: Task<Void, any Error>?
        var port: UInt16?
    }

    /// How long a handler may take: an answer may be streamed slowly, but not for ever.
    private static let handlerTimeout: TimeInterval = 30

    private let host: String
    private let wantedPort: UInt16
    private let state = Mutex(State())

    /// Creates a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - host: An IPv4 or IPv6 address, or `localhost`.
    ///   - port: The port, or 0 for a free one.
    init(host: String = "127.0.0.1", port: UInt16 = 0) {
        self.host = host
        wantedPort = port
    }

    /// Begins to listen.
    ///
    /// - Parameter handler: Answers every request.
    /// - Throws: ``ServerError`` when the address cannot be had.
    func start(_ handler: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse) async throws {
        let server: HTTPServer
        do {
            server = try makeServer(handler)
        } catch {
            throw ServerError.notAnAddress(host)
        }
        let task = Task { try await server.run() }
        state.withLock { $0 = State(server: server, task: task) }
        let listening = Task { try await server.waitUntilListening() }
        // A port that is taken ends the server's task; that must not be waited out.
        let watcher = Task {
            _ = await task.result
            listening.cancel()
        }
        defer { watcher.cancel() }
        do {
            try await listening.value
        } catch {
            task.cancel()
            throw ServerError.cannotListen(host: host, port: wantedPort)
        }
        switch await server.listeningAddress {
        case .ip4(_, let port), .ip6(_, let port): state.withLock { $0.port = port }
        default: throw ServerError.cannotListen(host: host, port: wantedPort)
        }
    }

    /// The port that it listens on; nil before it does.
    var port: UInt16? { state.withLock { $0.port } }

    /// The address of a path on it.
    func url(path: String) throws -> URL {
        let name = host.contains(":") ? "[\(host)]" : host
        guard let port, let url = URL(string: "http://\(name):\(port)\(path)") else {
            throw ServerError.cannotListen(host: host, port: wantedPort)
        }
        return url
    }

    /// Returns when the server has ended.
    func wait() async { _ = await state.withLock { $0.task }?.result }

    /// Stops listening and closes every connection.
    func stop() async {
        let (server, task) = state.withLock { ($0.server, $0.task) }
        await server?.stop()
        task?.cancel()
        _ = await task?.result
    }

    private func makeServer(
        _ handler: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse
    ) throws -> HTTPServer {
        let handler = ClosureHTTPHandler(handler)
        let address: any SocketAddress =
            if host.contains(":") {
                try sockaddr_in6.inet6(ip6: host, port: wantedPort)
            } else {
                try sockaddr_in.inet(ip4: host == "localhost" ? "127.0.0.1" : host, port: wantedPort)
            }
        return Self.server(at: address, handler)
    }

    private static func server(at address: some SocketAddress, _ handler: ClosureHTTPHandler) -> HTTPServer {
        HTTPServer(address: address, timeout: handlerTimeout, logger: .disabled, handler: handler)
    }
}

/// Why a server of this process does not listen.
enum ServerError: Error, CustomStringConvertible {
    case notAnAddress(String)
    case cannotListen(host: String, port: UInt16)

    var description: String {
        switch self {
        case .notAnAddress(let host):
            "The host \"\(host)\" is no IPv4 or IPv6 address of this machine; write 127.0.0.1, for example."
        case .cannotListen(let host, let port):
            "Cannot listen on \(host):\(port): another program may be using that port, or the address is not this "
                + "machine's. Choose another with --port."
        }
    }
}

#endif
