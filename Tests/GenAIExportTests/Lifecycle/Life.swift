// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What tests of a process's life do in it.
enum Life {
    /// A pipeline to a server on this machine, which sends nothing by itself.
    static func telemetry(_ port: UInt16) throws -> Telemetry {
        var configuration = TelemetryConfiguration(environment: [:])
        configuration.otlp.endpoint = try Endpoint("http://127.0.0.1:\(port)/v1/traces")
        configuration.batch.scheduledDelay = .seconds(3600)
        configuration.diagnostics = .silent
        return try Telemetry(configuration)
    }

    static func record(_ count: Int, _ telemetry: Telemetry, name: String = "work") {
        for _ in 0..<count { telemetry.tracer.startSpan(.span(name)).end() }
    }

    /// Sends a signal to this process and gives it time to work.
    static func send(_ signal: Int32) {
        unblock(signal)
        kill(getpid(), signal)
        for _ in 0..<2000 { usleep(10_000) }
    }

    /// Lets a signal through: a thread of the pool blocks it, and so may the process that started this one.
    static func unblock(_ signal: Int32) {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, signal)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
