// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import FlyingFox
import Foundation
import Testing

@testable import GenAITraceCLI

struct DoctorTests {
    /// What the doctor says of a server that answers so to a request.
    private func examine(
        _ environment: [String: String] = [:], path: String = "",
        _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) async throws -> (screen: String, code: Int32?) {
        let server = LoopbackServer()
        try await server.start { answer($0) }
        let examination = await DoctorExamination.run(
            endpoint: try server.url(path: path).absoluteString, environment: environment)
        await server.stop()
        return (examination.screen(style: .plain), examination.exitCode?.rawValue)
    }

    @Test func `an endpoint that takes a request without spans is healthy`() async throws {
        let receiver = OTLPReceiver { _ in }
        try await receiver.start()
        let url = try receiver.url.absoluteString
        for wireProtocol in ["http/protobuf", "http/json"] {
            let examination = await DoctorExamination.run(
                endpoint: url, environment: ["OTEL_EXPORTER_OTLP_PROTOCOL": wireProtocol])
            let screen = examination.screen(style: .plain)
            #expect(examination.exitCode == nil, "\(screen)")
            #expect(screen.contains("✓ it answers 200") && screen.contains("should arrive"))
        }
        #expect(receiver.counts.spans == 0)
        await receiver.stop()
    }

    @Test func `nothing listens: the doctor says so and what to try`() async {
        let examination = await DoctorExamination.run(endpoint: "http://127.0.0.1:9", environment: [:])
        let screen = examination.screen(style: .plain)
        #expect(examination.exitCode?.rawValue == 69)
        #expect(screen.contains("✗") && screen.contains("Is the server running"))
    }

    @Test func `a port of gRPC is told`() async {
        let examination = await DoctorExamination.run(endpoint: "http://127.0.0.1:4317", environment: [:])
        #expect(examination.screen(style: .plain).contains("try port 4318"))
    }

    @Test func `a host that has no address is told`() async {
        let examination = await DoctorExamination.run(endpoint: "http://nowhere.invalid", environment: [:])
        #expect(examination.exitCode?.rawValue == 69)
        #expect(examination.screen(style: .plain).contains("nowhere.invalid does not resolve"))
    }

    @Test(arguments: [
        (404, "no OTLP at this path", Int32?(69)), (405, "no OTLP at this path", 69), (401, "other credentials", 69),
        (403, "other credentials", 69), (415, "does not take this encoding", 69), (503, "too busy", 69),
        (500, "something is wrong with it", 69), (400, "real ones may be taken", nil),
    ])
    func `a status is explained`(status: Int, verdict: String, code: Int32?) async throws {
        let (screen, exitCode) = try await examine { _ in
            let headers: HTTPHeaders = [.contentType: "text/plain"]
            return HTTPResponse(
                statusCode: HTTPStatusCode(status, phrase: "Status"), headers: headers,
                body: Data("no \u{1B}[31mway".utf8))
        }
        #expect(screen.contains(verdict), "\(screen)")
        #expect(screen.contains("answers \(status)") && screen.contains("says: no �[31mway"))
        #expect(exitCode == code)
    }

    @Test func `a redirection and a web page are told from an OTLP server`() async throws {
        let redirected = try await examine { _ in
            HTTPResponse(statusCode: .found, headers: [.location: "https://login.example.com/secret"], body: Data())
        }
        #expect(redirected.code == 69)
        #expect(redirected.screen.contains("login.example.com") && !redirected.screen.contains("secret"))
        let page = try await examine { _ in
            HTTPResponse(statusCode: .ok, headers: [.contentType: "text/html"], body: Data("<html>".utf8))
        }
        #expect(page.screen.contains("A web page answers"))
    }

    @Test func `v1 traces is added to the path unless it is there`() async throws {
        for path in ["/otlp", "/otlp/v1/traces"] {
            let (_, code) = try await examine(path: path) { request in
                HTTPResponse(statusCode: request.path == "/otlp/v1/traces" ? .ok : .notFound)
            }
            #expect(code == nil)
        }
    }

    @Test func `what is set is shown, and no secret of it`() async throws {
        let (screen, code) = try await examine([
            "OTEL_EXPORTER_OTLP_HEADERS": "Authorization=Bearer%20hush,x-team=hush",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "https://otlp.example.com/hush?token=hush",
            "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment=hush", "OTEL_SERVICE_NAME": "handbook\u{1B}[31m",
            "OTEL_BSP_MAX_QUEUE_SIZE": "hush", "OTEL_PYTHON_SOMETHING": "hush", "GENAI_TELEMETRY_SEMCONV": "latest",
            "OTEL_EMPTY": "", "PATH": "hush",
        ]) { _ in HTTPResponse(statusCode: .ok) }
        #expect(!screen.contains("hush"), "\(screen)")
        #expect(!screen.contains("\u{1B}"))
        #expect(screen.contains("Authorization: [hidden], x-team: [hidden]"))
        #expect(screen.contains("https://otlp.example.com:443"))
        #expect(screen.contains("OTEL_PYTHON_SOMETHING") && screen.contains("not read by genai-telemetry"))
        #expect(screen.contains("OTEL_BSP_MAX_QUEUE_SIZE is 4 characters, not a whole number"))
        #expect(screen.contains("latest") && !screen.contains("OTEL_EMPTY"))
        #expect(code == 78)
    }

    @Test func `a profile or prices that cannot be used are told, and what is used instead`() async throws {
        let healthy = try await examine(["GENAI_TELEMETRY_PROFILE": "langfuse"]) { _ in HTTPResponse(statusCode: .ok) }
        #expect(healthy.code == nil)
        #expect(healthy.screen.contains("langfuse, conventions 1.41"), "\(healthy.screen)")
        for (name, value, complaint) in [
            ("GENAI_TELEMETRY_PROFILE", "langfus", "! GENAI_TELEMETRY_PROFILE must be the path of a file or one of"),
            ("GENAI_TELEMETRY_PROFILE", "/no/such\u{1B}[2J.json", "does not exist; using generic"),
            ("GENAI_TELEMETRY_PRICES", "/no/such.json", "does not exist; using the built-in prices"),
            ("GENAI_TELEMETRY_SEMCONV", "9", "! GENAI_TELEMETRY_SEMCONV must be"),
        ] {
            let broken = try await examine([name: value]) { _ in HTTPResponse(statusCode: .ok) }
            #expect(broken.code == 78, "\(broken.screen)")
            #expect(broken.screen.contains(complaint) && !broken.screen.contains("\u{1B}"), "\(broken.screen)")
            #expect(broken.screen.contains("generic, conventions 1.41"), "\(broken.screen)")
        }
    }

    @Test func `an endpoint that is none is a setting that cannot be used`() async {
        let examination = await DoctorExamination.run(endpoint: "localhost:4318", environment: [:])
        #expect(examination.exitCode?.rawValue == 78)
        #expect(examination.screen(style: .plain).contains("does not begin with http://"))
    }
}

#endif
