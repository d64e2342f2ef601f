// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Every environment variable that is read, by its name.
///
/// Names, meanings and defaults are OpenTelemetry's ("Environment Variable Specification", "OTLP Exporter"); those that
/// begin with `GENAI_TELEMETRY` are ours.
package enum EnvironmentVariable: String, CaseIterable, Sendable {
    case sdkDisabled = "OTEL_SDK_DISABLED"
    case serviceName = "OTEL_SERVICE_NAME"
    case resourceAttributes = "OTEL_RESOURCE_ATTRIBUTES"
    case logLevel = "OTEL_LOG_LEVEL"
    case propagators = "OTEL_PROPAGATORS"
    case tracesSampler = "OTEL_TRACES_SAMPLER"
    case tracesSamplerArgument = "OTEL_TRACES_SAMPLER_ARG"
    case tracesExporter = "OTEL_TRACES_EXPORTER"

    case endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT"
    case headers = "OTEL_EXPORTER_OTLP_HEADERS"
    case timeout = "OTEL_EXPORTER_OTLP_TIMEOUT"
    case compression = "OTEL_EXPORTER_OTLP_COMPRESSION"
    case `protocol` = "OTEL_EXPORTER_OTLP_PROTOCOL"
    case certificate = "OTEL_EXPORTER_OTLP_CERTIFICATE"
    case clientCertificate = "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"
    case clientKey = "OTEL_EXPORTER_OTLP_CLIENT_KEY"

    case tracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
    case tracesHeaders = "OTEL_EXPORTER_OTLP_TRACES_HEADERS"
    case tracesTimeout = "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"
    case tracesCompression = "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION"
    case tracesProtocol = "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"
    case tracesCertificate = "OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE"
    case tracesClientCertificate = "OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE"
    case tracesClientKey = "OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY"

    case batchScheduleDelay = "OTEL_BSP_SCHEDULE_DELAY"
    case batchExportTimeout = "OTEL_BSP_EXPORT_TIMEOUT"
    case batchMaxQueueSize = "OTEL_BSP_MAX_QUEUE_SIZE"
    case batchMaxExportBatchSize = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE"

    case attributeCountLimit = "OTEL_ATTRIBUTE_COUNT_LIMIT"
    case attributeValueLengthLimit = "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"
    case spanAttributeCountLimit = "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT"
    case spanAttributeValueLengthLimit = "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT"
    case spanEventCountLimit = "OTEL_SPAN_EVENT_COUNT_LIMIT"
    case spanLinkCountLimit = "OTEL_SPAN_LINK_COUNT_LIMIT"
    case eventAttributeCountLimit = "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT"
    case linkAttributeCountLimit = "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT"

    case captureMessageContent = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
    case semanticConventionStabilityOptIn = "OTEL_SEMCONV_STABILITY_OPT_IN"
    case semanticConvention = "GENAI_TELEMETRY_SEMCONV"
    case profile = "GENAI_TELEMETRY_PROFILE"
    case prices = "GENAI_TELEMETRY_PRICES"
    case redactionPolicy = "GENAI_TELEMETRY_REDACTION_POLICY"
    case spoolDirectory = "GENAI_TELEMETRY_SPOOL_DIR"
    case statistics = "GENAI_TELEMETRY_STATISTICS"

    /// The values that the process was started with, or has set since, of these variables and no others.
    ///
    /// Read once, at the start: `getenv` must not run while another thread calls `setenv`.
    package static func processEnvironment() -> [String: String] {
        var environment: [String: String] = [:]
        for variable in allCases {
            guard let value = unsafe getenv(variable.rawValue) else { continue }
            environment[variable.rawValue] = unsafe String(cString: value)
        }
        return environment
    }
}
