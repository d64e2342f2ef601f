// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import Testing

@testable import GenAIExport

@Suite struct BootstrapTests {
    @Test func `the environment decides where traces go, and code has the last word`() throws {
        var configuration = TelemetryConfiguration(environment: [
            "OTEL_SERVICE_NAME": "from-environment",
            "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=test,service.name=ignored",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "https://otlp.example.com:4000/base/",
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20abc",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "2500",
            "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
            "OTEL_BSP_MAX_QUEUE_SIZE": "99",
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "33",
            "OTEL_BSP_SCHEDULE_DELAY": "250",
            "OTEL_TRACES_SAMPLER": "parentbased_traceidratio",
            "OTEL_TRACES_SAMPLER_ARG": "0.25",
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT": "7",
            "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": "SPAN_ONLY",
            "GENAI_TELEMETRY_SEMCONV": "latest",
        ])
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.service == "from-environment")
        #expect(configuration.resource["deployment.environment.name"] == "test")
        #expect(configuration.otlp.endpoint.url == "https://otlp.example.com:4000/base/v1/traces")
        #expect(configuration.otlp.headers.names == ["authorization"])
        #expect(configuration.otlp.timeout == .milliseconds(2500))
        #expect(configuration.otlp.isCompressing)
        #expect(configuration.otlp.encoding == .httpJSON)
        #expect(configuration.batch.maxQueueSize == 99)
        #expect(configuration.batch.maxExportBatchSize == 33)
        #expect(configuration.batch.scheduledDelay == .milliseconds(250))
        #expect(configuration.sampler.description == "ParentBased{root:TraceIdRatioBased{0.250000}}")
        #expect(configuration.limits.attributeCount == 7)
        #expect(configuration.content == .redacted)
        #expect((configuration.convention as? Profile)?.convention.version == .latest)
        configuration.service = "from-code"
        configuration.exporters = []
        configuration.destinations = []
        let telemetry = try Telemetry(configuration)
        #expect(telemetry.resource.attributes["service.name"] == "from-code")
    }

    @Test(arguments: ["1.36", "1.41", "latest"])
    func `the environment selects any version of the conventions, and wins over the list of all`(id: String) {
        let configuration = TelemetryConfiguration(environment: [
            "GENAI_TELEMETRY_SEMCONV": id, "OTEL_SEMCONV_STABILITY_OPT_IN": "gen_ai_latest_experimental",
        ])
        #expect(configuration.warnings.isEmpty)
        #expect((configuration.convention as? Profile)?.convention.version.id == id)
    }

    @Test func `bad values are told once, by shape, and their defaults taken`() throws {
        let secret = "s3cr3t-value-that-must-not-be-told"
        let configuration = TelemetryConfiguration(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "not a url \(secret)",
            "OTEL_EXPORTER_OTLP_HEADERS": "no-equals-sign-\(secret)",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "soon",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
            "OTEL_BSP_MAX_QUEUE_SIZE": "-1",
            "OTEL_TRACES_SAMPLER": "sometimes",
            "OTEL_PROPAGATORS": "tracecontext,baggage,b3multi,jaeger,xray,nonsense",
            "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": "perhaps",
            "GENAI_TELEMETRY_SEMCONV": "2.0",
            "OTEL_SERVICE_NAME": "",
        ])
        #expect(configuration.warnings.count >= 8)
        #expect(configuration.warnings.allSatisfy { !$0.contains(secret) })
        #expect(Set(configuration.warnings).count == configuration.warnings.count)
        #expect(configuration.otlp.endpoint.url == "http://localhost:4318/v1/traces")
        #expect(configuration.batch.maxQueueSize == 2048)
        #expect(configuration.content == .none)
        #expect(configuration.service == nil)
        _ = try Telemetry(configuration)
    }

    @Test(arguments: [
        ["OTEL_EXPORTER_OTLP_CERTIFICATE": "/nowhere/ca.pem"],
        [
            "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": "/nowhere/client.pem",
            "OTEL_EXPORTER_OTLP_CLIENT_KEY": "/nowhere/key",
        ],
        ["OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY": "/nowhere/key"],
    ])
    func `certificates that cannot be used keep a pipeline from being made, unless nothing is exported by OTLP`(
        _ environment: [String: String]
    ) throws {
        let configuration = TelemetryConfiguration(environment: environment)
        #expect(configuration.warnings.count >= 1)
        let error = try #require(throws: ConfigurationError.self) { try Telemetry(configuration) }
        #expect(error.code == .invalidCertificate)
        var console = configuration
        console.destinations = [.console]
        _ = try Telemetry(console)
    }

    // The specification's own default crashed another Swift library.
    @Test(arguments: [
        ("tracecontext,baggage", ["traceparent", "tracestate", "baggage"], 0), ("baggage", ["baggage"], 0),
        ("none", [], 0),
        ("b3,tracecontext", ["traceparent", "tracestate"], 1), (",", ["traceparent", "tracestate", "baggage"], 0),
        ("b3multi,xray,jaeger", ["traceparent", "tracestate", "baggage"], 4),
    ])
    func `the environment says how a trace goes on in another process`(
        _ names: String, _ fields: [String], _ warnings: Int
    ) {
        let configuration = TelemetryConfiguration(environment: ["OTEL_PROPAGATORS": names])
        #expect(configuration.propagator.fields == fields)
        #expect(configuration.warnings.count == warnings)
    }

    @Test func `nothing that is printed at the start holds a header's value`() throws {
        let secret = "Bearer c4n4ry-0123456789abcdef"
        var configuration = TelemetryConfiguration(environment: [
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=\(secret.replacing(" ", with: "%20")),broken",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector.example.com:4318",
        ])
        let lines = Lines()
        configuration.diagnostics = Diagnostics(minimumLevel: .debug) { _, line in lines.append(line) }
        configuration.destinations = [.otlp, .console]
        _ = try Telemetry(configuration)
        var dumped = ""
        dump(configuration, to: &dumped)
        let everything = lines.all.joined() + dumped + "\(configuration)" + String(reflecting: configuration.otlp)
        #expect(!lines.all.isEmpty)
        #expect(!everything.contains("c4n4ry"))
    }

    @Test func `a key that was pasted where a path belongs is not shown`() {
        for key in ["MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49", "sk-live-0123456789abcdef"] {
            let configuration = TelemetryConfiguration(environment: ["OTEL_EXPORTER_OTLP_CLIENT_KEY": key])
            #expect(!configuration.warnings.isEmpty)
            #expect(!configuration.warnings.contains { $0.contains(key.prefix(12)) })
        }
    }

    @Test func `a disabled pipeline records nothing and costs no thread`() async throws {
        let telemetry = try Telemetry(TelemetryConfiguration(environment: ["OTEL_SDK_DISABLED": "true"]))
        #expect(telemetry.statistics.isEmpty)
        #expect(telemetry.tracer.startSpan(.span("x")).context == nil)
        #expect(await telemetry.shutdown(within: .seconds(1)))
    }

    @Test func `spans go through the whole pipeline into a server, and the books close`() async throws {
        let server = try FaultServer(.respond(503), .ok)
        defer { server.stop() }
        var configuration = TelemetryConfiguration(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:\(server.port)",
            "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
        ])
        configuration.otlp.retry.initialDelay = .milliseconds(10)
        let telemetry = try Telemetry(configuration)
        let chat = Inference.chat(model: "gpt-4o", provider: .openAI, input: [.user("my password is hunter2")])
        withTelemetry(telemetry) {
            withSpan(.agent("planner")) { _ in
                withSpan(chat) { call in call.responseModel = "gpt-4o-2024" }
            }
        }
        #expect(await telemetry.shutdown(within: .seconds(20)))
        let statistics = try #require(telemetry.statistics.first)
        #expect(statistics.exported == 2 && statistics.isBalanced)
        let body = try #require(server.received.last?.body)
        let isCompressed = server.received.last?.header("content-encoding") == "gzip"
        let bytes = isCompressed ? try Gzip.decompress(body, limit: 1 << 20) : body
        let spans = try OTLPTraces(protobuf: bytes).spans
        #expect(spans.map(\.name) == ["chat gpt-4o", "invoke_agent planner"])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("hunter2"))
    }

    @Test func `an unreachable endpoint costs its spans, counted, and nothing else`() async throws {
        var configuration = TelemetryConfiguration(environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"])
        let lines = Lines()
        configuration.diagnostics = Diagnostics { _, line in lines.append(line) }
        configuration.otlp.retry = .never
        let telemetry = try Telemetry(configuration)
        telemetry.tracer.withSpan(.span("lost")) { _ in }
        #expect(await telemetry.forceFlush(within: .seconds(20)))
        let statistics = try #require(telemetry.statistics.first)
        #expect(statistics.failed == ["unreachable": 1] && statistics.isBalanced)
        #expect(lines.all.contains { $0.contains("127.0.0.1:9") })
        _ = await telemetry.shutdown(within: .seconds(5))
    }

    @Test func `one destination that is down does not hold up another`() async throws {
        let dead = try FaultServer(.neverAnswer)
        let alive = try FaultServer(.ok)
        defer {
            dead.stop()
            alive.stop()
        }
        var configuration = TelemetryConfiguration(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:\(dead.port)"
        ])
        configuration.diagnostics = .silent
        var second = OTLPHTTPConfiguration()
        second.endpoint = alive.endpoint
        configuration.exporters = [try OTLPHTTPExporter(second)]
        let telemetry = try Telemetry(configuration)
        telemetry.tracer.withSpan(.span("both")) { _ in }
        let start = ContinuousClock.now
        let isFlushed = await telemetry.forceFlush(within: .milliseconds(1500))
        #expect(!isFlushed)
        #expect(ContinuousClock.now - start < .seconds(8))
        #expect(telemetry.statistics.map(\.exported) == [0, 1])
        #expect(!telemetry.statistics.contains { !$0.isBalanced })
        _ = await telemetry.shutdown(within: .milliseconds(200))
    }
}
