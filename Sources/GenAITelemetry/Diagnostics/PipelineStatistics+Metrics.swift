// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension PipelineStatistics {
    /// The books as OpenTelemetry's metrics about an SDK.
    ///
    /// Every span stands in each metric once: its attempts are not counted. A span is processed when the exporter has it;
    /// what the exporter lost afterwards, on disk, was exported with an error.
    ///
    /// - Parameter index: Which of several destinations this is, for `otel.component.name`.
    /// - Returns: All metrics, those that are zero included.
    public func metrics(ofDestination index: Int = 0) -> [PipelineMetric] {
        let processor = Self.component("batching_span_processor", index)
        let exporter = Self.component(exporterType, index)
        let lostOnDisk: Set<DropReason> = [.spoolFull, .spoolDamaged]
        let dropped = dropped.map { (error: $0.key.rawValue, count: $0.value, isOnDisk: lostOnDisk.contains($0.key)) }
        let refused = dropped.filter { !$0.isOnDisk }.map { ($0.error, $0.count) }
        let lost = dropped.filter(\.isOnDisk).map { ($0.error, $0.count) }
        let passedOn = ended - queued - refused.reduce(0) { $0 + $1.1 }
        return [
            .queueSize.adding(queued, processor),
            .queueCapacity.adding(queueCapacity, processor),
            .processed.adding(passedOn, processor).adding(refused, processor),
            .inFlight.adding(inFlight + spooled, exporter),
            .exported.adding(exported, exporter).adding(
                (rejected > 0 ? [("rejected", rejected)] : []) + failed.map { ($0.key, $0.value) } + lost, exporter),
            exportDurations.reduce(.operationDuration) { $0.adding($1, exporter) },
        ]
    }

    private static func component(_ type: String, _ index: Int) -> Attributes {
        ["otel.component.type": .string(type), "otel.component.name": .string("\(type)/\(index)")]
    }
}

extension Telemetry {
    /// What the pipeline says about itself, for all destinations.
    public var metrics: [PipelineMetric] {
        var all = spanMetrics
        for (index, statistics) in statistics.enumerated() {
            for metric in statistics.metrics(ofDestination: index) {
                if let known = all.firstIndex(where: { $0.name == metric.name }) {
                    all[known].points += metric.points
                } else {
                    all.append(metric)
                }
            }
        }
        return all
    }

    /// What is counted where spans start and end, whatever their destinations are.
    private var spanMetrics: [PipelineMetric] {
        if settings.isForked { return [] }
        var started = PipelineMetric.started
        for (isRecorded, result) in [(true, "RECORD_AND_SAMPLE"), (false, "DROP")] {
            for origin in SpanCounts.ParentOrigin.allCases {
                let count = lanes.started(origin, isRecorded: isRecorded)
                guard count > 0 else { continue }
                started = started.adding(
                    count,
                    [
                        "otel.span.parent.origin": .string(origin.rawValue),
                        "otel.span.sampling_result": .string(result),
                    ])
            }
        }
        return [
            started, .live.adding(liveSpanCount, ["otel.span.sampling_result": "RECORD_AND_SAMPLE"]),
        ]
    }

    /// How many recorded spans were started and have not ended, those included that nobody will ever end.
    public var liveSpanCount: Int { settings.isForked ? 0 : lanes.liveSpanCount }

    /// The metrics as one line of JSON.
    public var metricsLine: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("genai_telemetry.metrics")
            writer.array(metrics) { writer, metric in
                writer.object { writer in
                    for (key, text) in [
                        ("name", metric.name), ("instrument", metric.instrument.rawValue), ("unit", metric.unit),
                    ] {
                        writer.key(key)
                        writer.string(text)
                    }
                    writer.key("points")
                    writer.array(metric.points) { writer, point in
                        writer.object { writer in
                            writer.key("attributes")
                            writer.value(.map(point.attributes))
                            writer.key("value")
                            writer.int(Int64(point.value))
                            if let distribution = point.distribution { writer.distribution(distribution) }
                        }
                    }
                }
            }
        }
        return writer.text
    }
}

extension JSONWriter {
    fileprivate mutating func distribution(_ distribution: DurationDistribution) {
        key("sum")
        double(distribution.sum)
        key("bounds")
        array(DurationDistribution.bounds) { $0.double($1) }
        key("counts")
        array(distribution.counts) { $0.int(Int64($1)) }
    }
}

extension PipelineMetric {
    fileprivate func adding(_ durations: ExportDuration, _ attributes: Attributes) -> PipelineMetric {
        var metric = self
        var attributes = attributes
        if let type = durations.outcome.errorType { attributes["error.type"] = .string(type) }
        if let code = durations.outcome.statusCode { attributes["http.response.status_code"] = .int(Int64(code)) }
        metric.points.append(
            Point(
                attributes: attributes, value: durations.distribution.count, distribution: durations.distribution))
        return metric
    }

    fileprivate func adding(_ value: Int, _ attributes: Attributes) -> PipelineMetric {
        var metric = self
        metric.points.append(Point(attributes: attributes, value: value))
        return metric
    }

    fileprivate func adding(_ errors: [(String, Int)], _ attributes: Attributes) -> PipelineMetric {
        errors.sorted { $0.0 < $1.0 }.reduce(self) { metric, error in
            var attributes = attributes
            attributes["error.type"] = .string(error.0)
            return metric.adding(error.1, attributes)
        }
    }
}
