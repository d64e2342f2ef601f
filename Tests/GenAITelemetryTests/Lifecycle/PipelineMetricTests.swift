// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

/// OpenTelemetry's metrics about an SDK, against the books.
@Suite struct PipelineMetricTests {
    private static var statistics: PipelineStatistics {
        var statistics = PipelineStatistics()
        statistics.exported = 40
        statistics.rejected = 3
        statistics.failed = ["timeout": 2]
        statistics.dropped = [.queueFull: 5, .spoolFull: 7]
        statistics.queued = 11
        statistics.inFlight = 13
        statistics.spooled = 17
        statistics.ended = 98
        statistics.queueCapacity = 2048
        statistics.exporterType = "otlp_http_span_exporter"
        return statistics
    }

    /// The value for an error, or for none.
    private static func value(_ name: String, error: String? = nil) -> Int? {
        statistics.metrics().first { $0.name == name }?.points.first {
            $0.attributes["error.type"] == error.map { .string($0) }
        }?.value
    }

    @Test func `every span stands in each metric once`() {
        #expect(Self.statistics.isBalanced)
        #expect(Self.value("otel.sdk.processor.span.queue.size") == 11)
        #expect(Self.value("otel.sdk.processor.span.queue.capacity") == 2048)
        #expect(Self.value("otel.sdk.processor.span.processed", error: "queue_full") == 5)
        #expect(Self.value("otel.sdk.processor.span.processed") == 98 - 11 - 5)
        #expect(Self.value("otel.sdk.exporter.span.inflight") == 13 + 17)
        #expect(Self.value("otel.sdk.exporter.span.exported") == 40)
        #expect(Self.value("otel.sdk.exporter.span.exported", error: "rejected") == 3)
        #expect(Self.value("otel.sdk.exporter.span.exported", error: "timeout") == 2)
        #expect(Self.value("otel.sdk.exporter.span.exported", error: "spool_full") == 7)
        func sum(_ name: String) -> Int {
            Self.statistics.metrics().first { $0.name == name }?.points.reduce(0) { $0 + $1.value } ?? 0
        }
        #expect(sum("otel.sdk.processor.span.processed") + sum("otel.sdk.processor.span.queue.size") == 98)
        #expect(
            sum("otel.sdk.exporter.span.exported") + sum("otel.sdk.exporter.span.inflight")
                == sum("otel.sdk.processor.span.processed") - 5)
    }

    @Test func `names, kinds and units are OpenTelemetry's`() {
        let known = [
            "otel.sdk.processor.span.queue.size": "updowncounter",
            "otel.sdk.processor.span.queue.capacity": "updowncounter",
            "otel.sdk.processor.span.processed": "counter",
            "otel.sdk.exporter.span.inflight": "updowncounter",
            "otel.sdk.exporter.span.exported": "counter",
            "otel.sdk.exporter.operation.duration": "histogram",
        ]
        let metrics = Self.statistics.metrics(ofDestination: 2)
        #expect(
            Dictionary(uniqueKeysWithValues: metrics.map { ($0.name, $0.instrument.rawValue) }) == known)
        for metric in metrics {
            #expect(metric.unit == (metric.instrument == .histogram ? "s" : "{span}"))
            #expect(metric.description.hasSuffix("."))
            let isProcessor = metric.name.contains(".processor.")
            let type = isProcessor ? "batching_span_processor" : "otlp_http_span_exporter"
            for point in metric.points {
                #expect(point.attributes["otel.component.type"] == .string(type))
                #expect(point.attributes["otel.component.name"] == .string("\(type)/2"))
            }
        }
    }

    @Test func `spans are counted where they start and end, by where their parents are`() async throws {
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [])
        let tracer = telemetry.tracer
        let root = tracer.startSpan(.span("root"))
        let child = tracer.startSpan(.span("child"), parent: .span(root))
        let remote = SpanContext(
            traceID: RandomIDGenerator().makeTraceID(), spanID: RandomIDGenerator().makeSpanID(), flags: .sampled,
            isRemote: true)
        tracer.startSpan(.span("served"), parent: .context(remote)).end()
        func points(_ name: String) throws -> [Attributes: Int] {
            let metric = try #require(telemetry.metrics.first { $0.name == name })
            return Dictionary(uniqueKeysWithValues: metric.points.map { ($0.attributes, $0.value) })
        }
        let recorded: AttributeValue = "RECORD_AND_SAMPLE"
        #expect(
            try points("otel.sdk.span.started") == [
                ["otel.span.parent.origin": "none", "otel.span.sampling_result": recorded]: 1,
                ["otel.span.parent.origin": "local", "otel.span.sampling_result": recorded]: 1,
                ["otel.span.parent.origin": "remote", "otel.span.sampling_result": recorded]: 1,
            ])
        #expect(try points("otel.sdk.span.live") == [["otel.span.sampling_result": recorded]: 2])
        child.end()
        child.end()
        root.end()
        #expect(try points("otel.sdk.span.live") == [["otel.span.sampling_result": recorded]: 0])
    }

    @Test func `a span that is not sampled was started and never lives`() {
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [], sampler: AlwaysOffSampler())
        telemetry.tracer.startSpan(.span("nothing")).end()
        let started = telemetry.metrics.first { $0.name == "otel.sdk.span.started" }
        #expect(started?.points.map(\.value) == [1])
        #expect(started?.points.first?.attributes["otel.span.sampling_result"] == "DROP")
        #expect(telemetry.metrics.first { $0.name == "otel.sdk.span.live" }?.points.map(\.value) == [0])
    }

    @Test func `durations fall into the buckets whose bounds they do not pass`() {
        var distribution = DurationDistribution()
        for duration in [Duration.zero, .milliseconds(5), .milliseconds(6), .seconds(10), .seconds(11)] {
            distribution.add(duration)
        }
        #expect(distribution.count == 5)
        #expect(distribution.counts.first == 2 && distribution.counts[1] == 1)
        #expect(distribution.counts.suffix(2) == [1, 1])
        #expect(abs(distribution.sum - 21.011) < 1e-9)
        var statistics = Self.statistics
        statistics.exportDurations = [
            ExportDuration(outcome: .init(errorType: "timeout", statusCode: 503), distribution: distribution)
        ]
        let metric = statistics.metrics().first { $0.name == "otel.sdk.exporter.operation.duration" }
        #expect(metric?.points.first?.value == 5)
        #expect(metric?.points.first?.distribution == distribution)
        #expect(metric?.points.first?.attributes["error.type"] == "timeout")
        #expect(metric?.points.first?.attributes["http.response.status_code"] == .int(503))
    }

    @Test func `a pipeline tells all its destinations apart`() async throws {
        let processors = try (0..<2).map { _ in
            try BatchSpanProcessor(exporter: ScriptedExporter(), diagnostics: .silent)
        }
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: processors)
        telemetry.tracer.startSpan(.span("work")).end()
        await telemetry.shutdown(within: .seconds(20))
        let exported = try #require(telemetry.metrics.first { $0.name == "otel.sdk.exporter.span.exported" })
        #expect(exported.points.map(\.value) == [1, 1])
        #expect(
            exported.points.map { $0.attributes["otel.component.name"] } == [
                "ScriptedExporter/0", "ScriptedExporter/1",
            ])
        #expect(telemetry.metricsLine.hasPrefix(#"{"genai_telemetry.metrics":[{"name":"otel.sdk."#))
    }
}
