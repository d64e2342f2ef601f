@testable import GenAIExport

// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension FaultServer {
    private enum Unread: Error { case gone }

    /// Reads requests and answers them by the script until somebody has enough.
    ///
    /// Runs on the connection's thread.
    func converse(on socket: Socket, number: Int) {
        var buffer: [UInt8] = []
        while !isStopped {
            // A request must begin before the script is asked, or a connection that is only kept open would use it up.
            guard fill(&buffer, from: socket) else { return }
            let behaviour = nextBehaviour()
            do {
                switch behaviour.reading {
                case .everything: record(try readRequest(&buffer, from: socket, connection: number))
                case .bytes(let count):
                    while buffer.count < count { guard fill(&buffer, from: socket) else { throw Unread.gone } }
                case .nothing: break
                }
            } catch {
                return
            }
            guard answer(behaviour, on: socket) else { return }
        }
    }

    private func fill(_ buffer: inout [UInt8], from socket: Socket) -> Bool {
        let bytes = socket.receive()
        countBytes(bytes.count)
        buffer += bytes
        return !bytes.isEmpty
    }

    private func readRequest(_ buffer: inout [UInt8], from socket: Socket, connection: Int) throws -> Received {
        let blank = Array("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            end = buffer.indices.first { buffer[$0] == blank[0] && buffer[$0...].starts(with: blank) }
            if end == nil { guard fill(&buffer, from: socket) else { throw Unread.gone } }
        }
        let headEnd = end ?? 0
        let lines = String(decoding: buffer[..<headEnd], as: UTF8.self).split(separator: "\r\n")
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: parts[0].lowercased(), value: EnvironmentReader.trim(parts.count > 1 ? parts[1] : ""))
        }
        let length = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        let bodyStart = headEnd + blank.count
        while buffer.count < bodyStart + length { guard fill(&buffer, from: socket) else { throw Unread.gone } }
        let body = Array(buffer[bodyStart..<(bodyStart + length)])
        buffer.removeFirst(bodyStart + length)
        return Received(
            line: lines.first.map { String($0) } ?? "", headers: headers, body: body, connection: connection,
            instant: .now)
    }

    /// Answers, and says whether the connection goes on.
    private func answer(_ behaviour: FaultBehaviour, on socket: Socket) -> Bool {
        pause(behaviour.delay)
        if let drip = behaviour.drip {
            for byte in behaviour.output {
                guard !isStopped, socket.transmit([byte]) else { return false }
                pause(drip)
            }
        } else {
            socket.transmit(behaviour.output)
        }
        flood(behaviour, on: socket)
        switch behaviour.ending {
        case .keepOpen: return true
        case .close: return false
        case .reset:
            socket.resetWhenClosed()
            return false
        case .hang:
            // Reading would free the client's send buffer; waiting for the end of the connection does not.
            while !isStopped { pause(.milliseconds(10)) }
            return false
        }
    }

    private func flood(_ behaviour: FaultBehaviour, on socket: Socket) {
        let piece = [UInt8](repeating: UInt8(ascii: "z"), count: 65536)
        let chunk = Array("10000\r\n".utf8) + piece + Array("\r\n".utf8)
        var left = behaviour.chunkedFlood
        while left > 0, !isStopped, socket.transmit(chunk) { left -= piece.count }
        if behaviour.chunkedFlood > 0 { socket.transmit(Array("0\r\n\r\n".utf8)) }
        left = behaviour.flood
        while left > 0, !isStopped, socket.transmit(Array(piece.prefix(left))) { left -= piece.count }
    }

    private func pause(_ duration: Duration) {
        guard duration > .zero else { return }
        usleep(UInt32(clamping: Int(duration / .microseconds(1))))
    }
}
