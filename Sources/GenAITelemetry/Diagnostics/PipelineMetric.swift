// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A number about the pipeline itself, with the name and the meaning that OpenTelemetry gives it.
///
/// Read it where and when you like: no metrics pipeline is needed. ("Semantic conventions for OpenTelemetry SDK metrics",
/// status Development.)
public struct PipelineMetric: Hashable, Sendable {
    /// How the number moves.
    public enum Instrument: String, Hashable, Sendable {
        /// It only grows.
        case counter
        /// It goes up and down.
        case upDownCounter = "updowncounter"
        /// It is a distribution.
        case histogram
    }

    /// The value for one set of attributes.
    public struct Point: Hashable, Sendable {
        /// What tells the value from the others of the same metric.
        public var attributes: Attributes
        /// The number; of a histogram how many values it holds.
        public var value: Int
        /// How the values of a histogram are distributed.
        public var distribution: DurationDistribution?
    }

    /// The name, such as `otel.sdk.exporter.span.exported`.
    public let name: String
    /// How the number moves.
    public let instrument: Instrument
    /// The unit, as UCUM writes it.
    public var unit = "{span}"
    /// What is counted.
    public let description: String
    /// The values.
    public var points: [Point] = []
}

extension PipelineMetric {
    static let started = PipelineMetric(
        name: "otel.sdk.span.started", instrument: .counter, description: "The number of created spans.")
    static let live = PipelineMetric(
        name: "otel.sdk.span.live", instrument: .upDownCounter,
        description:
            "The number of created spans with `recording=true` for which the end operation has not been called "
            + "yet.")
    static let queueSize = PipelineMetric(
        name: "otel.sdk.processor.span.queue.size", instrument: .upDownCounter,
        description: "The number of spans in the queue of a given instance of an SDK span processor.")
    static let queueCapacity = PipelineMetric(
        name: "otel.sdk.processor.span.queue.capacity", instrument: .upDownCounter,
        description: "The maximum number of spans the queue of a given instance of an SDK span processor can hold.")
    static let processed = PipelineMetric(
        name: "otel.sdk.processor.span.processed", instrument: .counter,
        description: "The number of spans for which the processing has finished, either successful or failed.")
    static let inFlight = PipelineMetric(
        name: "otel.sdk.exporter.span.inflight", instrument: .upDownCounter,
        description: "The number of spans which were passed to the exporter, but that have not been exported yet "
            + "(neither successful, nor failed).")
    static let operationDuration = PipelineMetric(
        name: "otel.sdk.exporter.operation.duration", instrument: .histogram, unit: "s",
        description: "The duration of exporting a batch of telemetry records.")
    static let exported = PipelineMetric(
        name: "otel.sdk.exporter.span.exported", instrument: .counter,
        description: "The number of spans for which the export has finished, either successful or failed.")
}
