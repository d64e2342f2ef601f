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

/// Where every span went, and what it cost the process, as one line of JSON.
struct SoakReport {
    let statistics: PipelineStatistics
    let recordedCount: UInt64
    /// Spans that were started and have not ended.
    let liveCount: Int
    let latencies: (all: LatencyHistogram, recent: LatencyHistogram)
    /// Nil before shutdown.
    let shutdownNanoseconds: UInt64?
    let forks: SoakForks.Figures?

    /// Prints the line at once, in one piece.
    func print() {
        var writer = JSONWriter()
        writer.object { writer in
            writeCounts(&writer)
            writeCosts(&writer)
            writeForks(&writer)
        }
        let line = writer.utf8 + [UInt8(ascii: "\n")]
        var written = 0
        while written < line.count {
            let result = unsafe line.withUnsafeBytes {
                unsafe write(1, $0.baseAddress! + written, line.count - written)
            }
            if result < 0 && errno != EINTR { return }
            written += max(result, 0)
        }
    }

    private func writeCounts(_ writer: inout JSONWriter) {
        func count(_ key: String, _ value: Int) {
            writer.key(key)
            writer.int(Int64(value))
        }
        func counts(_ key: String, _ values: [String: Int]) {
            writer.key(key)
            writer.object { writer in
                for (reason, value) in values.sorted(by: { $0.key < $1.key }) {
                    writer.key(reason)
                    writer.int(Int64(value))
                }
            }
        }
        count("ended", statistics.ended)
        count("exported", statistics.exported)
        count("rejected", statistics.rejected)
        count("failed", statistics.failedCount)
        counts("dropped", Dictionary(uniqueKeysWithValues: statistics.dropped.map { ($0.key.rawValue, $0.value) }))
        count("spooled", statistics.spooled)
        count("queued", statistics.queued)
        count("in_flight", statistics.inFlight)
        count("requests", statistics.requests)
        writer.key("shutdown_ms")
        if let shutdownNanoseconds { writer.double(Double(shutdownNanoseconds / 1000) / 1000) } else { writer.null() }
        count("recorded", Int(recordedCount))
        count("live", liveCount)
        counts("failed_by_reason", statistics.failed)
        writer.key("recovered")
        writer.object { writer in
            let recovered = statistics.recovered
            let members = [
                ("found", recovered.found), ("exported", recovered.exported), ("rejected", recovered.rejected),
                ("failed", recovered.failed.values.reduce(0, +)), ("dropped", recovered.dropped.values.reduce(0, +)),
                ("spooled", recovered.spooled),
            ]
            for (key, value) in members {
                writer.key(key)
                writer.int(Int64(value))
            }
        }
    }

    private func writeForks(_ writer: inout JSONWriter) {
        guard let forks else { return }
        writer.key("forks")
        writer.object { writer in
            for (key, value) in [("count", forks.count), ("hung", forks.hung), ("crashed", forks.crashed)] {
                writer.key(key)
                writer.int(Int64(value))
            }
        }
    }

    private func writeCosts(_ writer: inout JSONWriter) {
        for (key, histogram) in [("end_ns", latencies.all), ("recent_end_ns", latencies.recent)] {
            writer.key(key)
            writer.object { writer in
                let members = [
                    ("count", histogram.count), ("p50", histogram.percentile(0.5)), ("p99", histogram.percentile(0.99)),
                    ("p999", histogram.percentile(0.999)), ("max", histogram.maximum),
                ]
                for (key, value) in members {
                    writer.key(key)
                    writer.int(Int64(value))
                }
            }
        }
        for (key, value) in ProcessUsage.current().members {
            writer.key(key)
            writer.int(Int64(value))
        }
    }
}

#endif
