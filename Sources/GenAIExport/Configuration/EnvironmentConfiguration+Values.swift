// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension EnvironmentConfiguration {
    /// How much the library itself says.
    package enum LogLevel: String, Hashable, Sendable {
        case none, error, warn, info, debug

        static let names: [String: LogLevel] = [
            "none": .none, "off": .none, "fatal": .error, "error": .error, "warn": .warn, "warning": .warn,
            "info": .info, "debug": .debug, "trace": .debug, "verbose": .debug,
        ]
    }

    /// Where spans go.
    package enum TracesExporter: String, Hashable, Sendable {
        case otlp
        case console
        case otlpStandardOutput = "otlp/stdout"
    }

    /// Which traces are recorded.
    package struct Sampler: Hashable, Sendable {
        /// What happens to a trace that begins here.
        package enum Root: Hashable, Sendable {
            case alwaysOn, alwaysOff
            /// This part of all traces, from 0 to 1.
            case ratio(Double)
        }

        package var root: Root
        /// Whether a trace that began elsewhere keeps the decision that was taken there.
        package var isParentBased: Bool
    }

    /// Where prompts and answers are recorded.
    package enum ContentCapture: String, Hashable, Sendable {
        case none = "no_content"
        case spans = "span_only"
        case events = "event_only"
        case spansAndEvents = "span_and_event"
    }

    /// The batch processor's settings.
    package struct Batch: Hashable, Sendable {
        package var scheduleDelay: Duration?
        package var exportTimeout: Duration?
        package var maxQueueSize: Int?
        /// Never more than the queue holds.
        package var maxExportBatchSize: Int?
    }

    /// The limits of a span.
    ///
    /// A limit that is named for spans, events or links wins over the general one, which has already been taken into
    /// account here.
    package struct Limits: Hashable, Sendable {
        package var spanAttributeCount: Int?
        package var attributeValueLength: Int?
        package var spanEventCount: Int?
        package var spanLinkCount: Int?
        package var eventAttributeCount: Int?
        package var linkAttributeCount: Int?
    }
}

extension EnvironmentConfiguration.Batch {
    private static let defaultQueueSize = 2048

    init(_ reader: inout EnvironmentReader) {
        scheduleDelay = reader.milliseconds(.batchScheduleDelay, otherwise: "using the default, 5000 ms")
        exportTimeout = reader.milliseconds(.batchExportTimeout, otherwise: "using the default, 300000 ms")
        maxQueueSize = reader.count(.batchMaxQueueSize, from: 1, otherwise: "using the default, 2048")
        maxExportBatchSize = reader.count(.batchMaxExportBatchSize, from: 1, otherwise: "using the default, 512")
        let room = maxQueueSize ?? Self.defaultQueueSize
        if let size = maxExportBatchSize, size > room {
            reader.warn(.batchMaxExportBatchSize, "larger than the queue", "using the queue's size, \(room)")
            maxExportBatchSize = room
        }
    }
}

extension EnvironmentConfiguration.Limits {
    init(_ reader: inout EnvironmentReader) {
        let none = "using the default"
        let general = reader.count(.attributeCountLimit, from: 0, otherwise: none)
        let length = reader.count(.attributeValueLengthLimit, from: 0, otherwise: none)
        spanAttributeCount = reader.count(.spanAttributeCountLimit, from: 0, otherwise: none) ?? general
        attributeValueLength = reader.count(.spanAttributeValueLengthLimit, from: 0, otherwise: none) ?? length
        spanEventCount = reader.count(.spanEventCountLimit, from: 0, otherwise: none)
        spanLinkCount = reader.count(.spanLinkCountLimit, from: 0, otherwise: none)
        eventAttributeCount = reader.count(.eventAttributeCountLimit, from: 0, otherwise: none) ?? general
        linkAttributeCount = reader.count(.linkAttributeCountLimit, from: 0, otherwise: none) ?? general
    }
}
