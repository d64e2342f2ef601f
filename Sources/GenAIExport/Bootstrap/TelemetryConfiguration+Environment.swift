// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIConventions
internal import GenAITelemetry

extension TelemetryConfiguration {
    /// Creates the configuration that an environment asks for.
    ///
    /// Nothing in it can make this fail: what is not usable is told in ``warnings`` and its default taken. Only a redaction
    /// policy, a certificate or a key that cannot be used keeps a pipeline from being made of the configuration.
    ///
    /// - Parameter environment: Names and values of variables.
    public init(environment: [String: String]) {
        let environment = EnvironmentConfiguration(environment)
        warnings = environment.warnings.map(\.description)
        isDisabled = environment.isDisabled ?? false
        service = environment.serviceName
        resource = Attributes(
            (environment.resourceAttributes ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        if let names = environment.tracesExporters { destinations = names.map(Destination.init) }
        otlp.apply(environment.otlp)
        if let occasions = environment.statistics { statistics = Set(occasions) }
        if let directory = environment.spoolDirectory { spool = SpoolConfiguration(directory: directory) }
        if environment.contentCapture == .spans || environment.contentCapture == .spansAndEvents { content = .redacted }
        selectPolicy(environment)
        propagator = CompositePropagator(names: environment.propagators) { warnings.append($0) }
        if let sampler = environment.sampler { self.sampler = sampler.made }
        limits.apply(environment.limits)
        batch.apply(environment.batch)
        selectProfile(environment)
        selectPrices(environment)
        if let level = environment.logLevel { diagnostics = .standardError(level) }
    }
}

extension TelemetryConfiguration.Destination {
    init(_ name: EnvironmentConfiguration.TracesExporter) {
        switch name {
        case .otlp: self = .otlp
        case .console: self = .console
        case .otlpStandardOutput: self = .otlpStandardOutput
        }
    }
}

extension OTLPHTTPConfiguration {
    fileprivate mutating func apply(_ settings: EnvironmentConfiguration.OTLP) {
        if let endpoint = settings.endpoint { self.endpoint = endpoint }
        if let headers = settings.headers { self.headers = headers }
        // OpenTelemetry: a timeout of zero means no limit.
        if let timeout = settings.timeout { self.timeout = timeout == .zero ? nil : timeout }
        if let compression = settings.compression { self.compression = compression }
        if let wireProtocol = settings.wireProtocol { encoding = wireProtocol }
        tls = settings.tls
    }
}

extension EnvironmentConfiguration.Sampler {
    fileprivate var made: any Sampler {
        let sampler: any Sampler =
            switch root {
            case .alwaysOn: AlwaysOnSampler()
            case .alwaysOff: AlwaysOffSampler()
            case .ratio(let ratio): TraceIDRatioBasedSampler(ratio: ratio)
            }
        return isParentBased ? ParentBasedSampler(root: sampler) : sampler
    }
}

extension SpanLimits {
    fileprivate mutating func apply(_ settings: EnvironmentConfiguration.Limits) {
        if let count = settings.spanAttributeCount { attributeCount = count }
        if let length = settings.attributeValueLength { attributeValueLength = length }
        if let count = settings.spanEventCount { eventCount = count }
        if let count = settings.spanLinkCount { linkCount = count }
        if let count = settings.eventAttributeCount { attributeCountPerEvent = count }
        if let count = settings.linkAttributeCount { attributeCountPerLink = count }
    }
}

extension BatchConfiguration {
    fileprivate mutating func apply(_ settings: EnvironmentConfiguration.Batch) {
        if let delay = settings.scheduleDelay { scheduledDelay = delay }
        // OpenTelemetry: a timeout of zero means no limit.
        if let timeout = settings.exportTimeout { exportTimeout = timeout == .zero ? .seconds(Int64.max) : timeout }
        if let size = settings.maxQueueSize { maxQueueSize = size }
        if let size = settings.maxExportBatchSize { maxExportBatchSize = size }
    }
}

extension Diagnostics {
    fileprivate static func standardError(_ level: EnvironmentConfiguration.LogLevel) -> Diagnostics {
        switch level {
        case .none: .silent
        case .error: .standardError(minimumLevel: .error)
        case .warn: .standardError(minimumLevel: .warning)
        case .info: .standardError(minimumLevel: .info)
        case .debug: .standardError(minimumLevel: .debug)
        }
    }
}
