// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

@testable import GenAIExport

/// An HTTP/1.1 server that misbehaves on request, on threads of its own, and remembers what it received.
///
/// Each request takes the next behaviour of the script; when the script is over, the last one stays.
final class FaultServer: Sendable {
    /// A request that arrived whole.
    struct Received: Sendable {
        let line: String
        /// Names are lowercased.
        let headers: [(name: String, value: String)]
        let body: [UInt8]
        /// Which connection it came on, counted from 0.
        let connection: Int
        let instant: ContinuousClock.Instant

        subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    }

    private struct State {
        var script: [FaultBehaviour]
        var received: [Received] = []
        var connectionCount = 0
        var byteCount = 0
        var open: [Int32: Socket] = [:]
        var threads: [BackgroundThread] = []
        var isStopped = false
    }

    let port: UInt16
    /// Where a client sends its traces.
    let endpoint: Endpoint
    private let listener: Socket
    private let leakCheck: LeakCheck
    private let state: Mutex<State>

    /// Starts a server on the loopback interface.
    convenience init(_ script: FaultBehaviour...) throws { try self.init(script: script) }

    /// Starts a server on the loopback interface, or on a socket in the file system.
    init(script: [FaultBehaviour], at path: String? = nil, leakCheck: LeakCheck = .standard) throws {
        self.leakCheck = leakCheck
        if let path {
            listener = try Self.required(Socket.inFileSystem(at: path))
            port = 0
        } else {
            (listener, port) = try Self.required(Socket.onLoopback())
        }
        endpoint = try Endpoint(path.map { "unix://\($0)" } ?? "http://127.0.0.1:\(port)").appending("v1/traces")
        state = Mutex(State(script: script.isEmpty ? [.ok] : script))
        try start()
    }

    deinit { stop() }

    /// The requests that arrived whole, in order.
    var received: [Received] { state.withLock { $0.received } }

    /// How many connections were accepted.
    var connectionCount: Int { state.withLock { $0.connectionCount } }

    /// How many bytes arrived, of whole requests or not.
    var byteCount: Int { state.withLock { $0.byteCount } }

    /// Closes everything and waits for the threads.
    func stop() {
        let threads = state.withLock { state in
            guard !state.isStopped else { return [BackgroundThread]() }
            state.isStopped = true
            listener.disconnect()
            for socket in state.open.values { socket.disconnect() }
            let threads = state.threads
            state.threads = []
            return threads
        }
        guard !threads.isEmpty else { return }
        for thread in threads { thread.join() }
        listener.discard()
    }

    private struct CannotListen: Error {}

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw CannotListen() }
        return value
    }

    private func start() throws {
        // Weak, so that a server that a test forgets is still stopped.
        let acceptor = BackgroundThread.start { [weak self, listener] in
            while let socket = listener.nextConnection() {
                guard let self, self.serve(socket) else {
                    socket.discard()
                    continue
                }
            }
        }
        let thread = try Self.required(acceptor)
        state.withLock { $0.threads.append(thread) }
    }

    /// Starts a thread for a connection.
    ///
    /// False when the server is being stopped.
    private func serve(_ socket: Socket) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            let number = state.connectionCount
            state.connectionCount += 1
            state.open[socket.descriptor] = socket
            let thread = BackgroundThread.start { [self] in
                converse(on: socket, number: number)
                self.state.withLock { state in
                    state.open[socket.descriptor] = nil
                    socket.discard()
                }
            }
            if let thread { state.threads.append(thread) }
            return thread != nil
        }
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    func nextBehaviour() -> FaultBehaviour {
        state.withLock { $0.script.count > 1 ? $0.script.removeFirst() : $0.script[0] }
    }

    func record(_ received: Received) {
        leakCheck.look(at: received.body, from: "a body to \(received.line)")
        for header in received.headers { leakCheck.look(at: Array(header.value.utf8), from: "header \(header.name)") }
        state.withLock { $0.received.append(received) }
    }

    func countBytes(_ count: Int) { state.withLock { $0.byteCount += count } }
}
