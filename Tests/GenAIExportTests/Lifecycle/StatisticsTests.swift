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

/// What a pipeline says about itself when it is asked.
@Suite struct StatisticsTests {
    @Test func `one line of JSON comes at exit and on a signal, and holds no endpoint and no header`() async throws {
        let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardErrorContent]) {
            unsafe setenv("GENAI_TELEMETRY_STATISTICS", "exit,sigusr1", 1)
            unsafe setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1/hidden-path", 1)
            unsafe setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-api-key=hidden-key", 1)
            unsafe setenv("OTEL_LOG_LEVEL", "none", 1)
            let telemetry = try Telemetry.bootstrap(service: "test") { $0.batch.scheduledDelay = .seconds(3600) }
            Life.record(2, telemetry)
            Life.unblock(SIGUSR1)
            kill(getpid(), SIGUSR1)
            usleep(100_000)
            telemetry.shutdownAndWait(within: .milliseconds(200))
            exit(0)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(lines.count == 2)
        let size = #""name":"otel.sdk.processor.span.queue.size","instrument":"updowncounter","unit":"{span}""#
        #expect(lines.allSatisfy { $0.contains(size) })
        #expect(lines.first?.contains(#""otel.component.name":"batching_span_processor/0"},"value":2"#) == true)
        #expect(lines.last?.contains(#""error.type":"cancelled"},"value":2"#) == true)
        #expect(!text.contains("hidden"))
    }

    @Test func `the words of the variable are known, and others are told`() {
        let known = TelemetryConfiguration(environment: ["GENAI_TELEMETRY_STATISTICS": "exit, SIGUSR1"])
        #expect(known.statistics == [.exit, .userSignal])
        #expect(known.warnings.isEmpty)
        let unknown = TelemetryConfiguration(environment: ["GENAI_TELEMETRY_STATISTICS": "always"])
        #expect(unknown.statistics.isEmpty)
        #expect(unknown.warnings.count == 1)
    }
}
