// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An HTTP server of one thread that takes everything and answers nothing: an empty 200 for each request.
struct SinkServer {
    private let listener: Int32
    private let decodes: Bool
    private var connections: [SinkConnection] = []
    private var buffer = [UInt8](repeating: 0, count: 1 << 20)
    private(set) var figures = SinkFigures()

    private static let ok = Array(
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n".utf8)
    private static let proceed = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    init(listener: Int32, decodes: Bool) {
        self.listener = listener
        self.decodes = decodes
        if decodes { figures.spans = 0 }
    }

    /// Serves until there is something to read from one of the given descriptors, or it is at its end.
    ///
    /// Returns which one.
    mutating func serve(until watched: [Int32]) -> Int32 {
        while true {
            let descriptors = watched + [listener] + connections.map(\.descriptor)
            var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard unsafe poll(&entries, nfds_t(entries.count), -1) > 0 else { continue }
            if let entry = entries.prefix(watched.count).first(where: { $0.revents != 0 }) { return entry.fd }
            // From the last: a connection that is closed leaves the places of those before it.
            for index in connections.indices.reversed() where entries[watched.count + 1 + index].revents != 0 {
                if !receive(index) {
                    close(connections[index].descriptor)
                    connections.remove(at: index)
                }
            }
            if entries[watched.count].revents != 0 { acceptConnection() }
        }
    }

    private mutating func acceptConnection() {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        figures.connections += 1
        connections.append(SinkConnection(descriptor: descriptor, decodes: decodes))
    }

    /// Reads once and answers; false when the connection is over.
    private mutating func receive(_ index: Int) -> Bool {
        let descriptor = connections[index].descriptor
        let unwanted = connections[index].unwantedByteCount
        let count = unwanted > 0 ? discard(unwanted, from: descriptor) : unsafe read(descriptor, &buffer, buffer.count)
        if count < 0 { return errno == EINTR || errno == EAGAIN }
        if count == 0 { return false }
        let answers =
            unwanted > 0
            ? connections[index].skip(count, &figures) : connections[index].receive(buffer[..<count], &figures)
        for answer in answers {
            switch answer {
            case .ok: guard Self.send(Self.ok, to: descriptor) else { return false }
            case .proceed: guard Self.send(Self.proceed, to: descriptor) else { return false }
            case .close: return false
            }
        }
        return true
    }

    /// Takes bytes that nobody looks at, where the system can without copying them.
    ///
    /// What a sink costs is taken from whom it measures, on a machine of few processors.
    private mutating func discard(_ count: Int, from descriptor: Int32) -> Int {
        #if os(Linux)
        unsafe recv(descriptor, &buffer, count, Int32(truncatingIfNeeded: MSG_TRUNC))
        #else
        unsafe read(descriptor, &buffer, min(count, buffer.count))
        #endif
    }

    /// Some dozen bytes: they always fit.
    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) } == bytes.count
    }
}

#endif
