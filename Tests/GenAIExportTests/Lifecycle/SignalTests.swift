// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Signals that ask the process to end, each in a process of its own.
@Suite struct SignalTests {
    @Test func `a signal has the spans delivered and then ends the process as ever`() async throws {
        let server = try FaultServer(.ok)
        await #expect(processExitsWith: .signal(SIGTERM)) { [port = server.port as UInt16] in
            let telemetry = try Life.telemetry(port)
            try telemetry.shutdown(onSignals: [.terminate, .interrupt], within: .seconds(5))
            Life.record(3, telemetry)
            Life.send(SIGTERM)
        }
        #expect(server.received.count == 1)
    }

    @Test func `a handler that was there before runs when the spans are delivered`() async throws {
        let server = try FaultServer(.ok)
        await #expect(processExitsWith: .exitCode(9)) { [port = server.port as UInt16] in
            signal(SIGINT) { _ in _exit(9) }
            let telemetry = try Life.telemetry(port)
            try telemetry.shutdown(onSignals: [.interrupt], within: .seconds(5))
            Life.record(3, telemetry)
            Life.send(SIGINT)
        }
        #expect(server.received.count == 1)
    }

    @Test func `a second signal ends the process at once`() async throws {
        let server = try FaultServer(.neverAnswer)
        let start = ContinuousClock.now
        await #expect(processExitsWith: .exitCode(128 + SIGTERM)) { [port = server.port as UInt16] in
            let telemetry = try Life.telemetry(port)
            try telemetry.shutdown(onSignals: [.terminate], within: .seconds(60))
            Life.record(3, telemetry)
            kill(getpid(), SIGTERM)
            // The first has been noticed when recording has stopped.
            while !telemetry.isShutDown { usleep(1000) }
            Life.send(SIGTERM)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `a server that hangs holds the signal up no longer than the deadline`() async throws {
        let server = try FaultServer(.neverAnswer)
        await #expect(processExitsWith: .signal(SIGTERM)) { [port = server.port as UInt16] in
            let telemetry = try Life.telemetry(port)
            try telemetry.shutdown(onSignals: [.terminate], within: .milliseconds(200))
            Life.record(3, telemetry)
            alarm(8)  // would end the process with another signal
            Life.send(SIGTERM)
        }
        _ = server
    }

    @Test func `a signal that was ignored stays ignored`() async throws {
        await #expect(processExitsWith: .exitCode(5)) {
            signal(SIGHUP, SIG_IGN)
            let telemetry = try Life.telemetry(1)
            try telemetry.shutdown(onSignals: [.hangUp])
            kill(getpid(), SIGHUP)
            usleep(20_000)
            exit(telemetry.isShutDown ? 6 : 5)
        }
    }

    @Test func `several pipelines are shut down at the same time`() async throws {
        let servers = try (FaultServer(.ok), FaultServer(.ok))
        await #expect(processExitsWith: .signal(SIGTERM)) {
            [ports = [servers.0.port, servers.1.port] as [UInt16]] in
            for port in ports {
                let telemetry = try Life.telemetry(port)
                try telemetry.shutdown(onSignals: [.terminate])
                Life.record(1, telemetry)
            }
            Life.send(SIGTERM)
        }
        #expect(servers.0.received.count == 1)
        #expect(servers.1.received.count == 1)
    }

    @Test func `a signal to a forked child does what it did before, and nothing to the parent`() async throws {
        await #expect(processExitsWith: .exitCode(5)) {
            signal(SIGTERM) { _ in _exit(9) }
            let telemetry = try Life.telemetry(1)
            try telemetry.shutdown(onSignals: [.terminate])
            let code = ProcessFacts.exitCodeOfChild {
                Life.unblock(SIGTERM)
                raise(SIGTERM)
                return 1
            }
            usleep(20_000)
            exit(code == 9 && !telemetry.isShutDown ? 5 : 6)
        }
    }
}
