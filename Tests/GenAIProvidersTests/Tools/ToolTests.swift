// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

/// A span around a function that a model has asked for.
@Suite struct ToolTests {
    private let collected = CollectingSpanProcessor()
    private let telemetry: Telemetry

    init() { telemetry = .collecting(into: collected) }

    private struct Query: Codable {
        var city: String
        var days = 3
        var note: String?
    }

    private struct Forecast: Codable, Equatable {
        var low = -2.5
        var high = 4
        var days = ["snow", "sun"]
    }

    private func onlyTool() throws -> (record: SpanRecord, tool: ToolExecution) {
        #expect(collected.records.count == 1)
        let record = try #require(collected.records.first)
        return (record, try #require(record.operation(as: ToolExecution.self)))
    }

    // MARK: Content

    @Test func `arguments and result stand on the span as structured JSON`() async throws {
        let forecast = await withTelemetry(telemetry) {
            await withTool("weather", arguments: Query(city: "Oslo"), callID: "call_1") { _ in
                await Task.yield()
                return Forecast()
            }
        }
        #expect(forecast == Forecast())
        let (record, tool) = try onlyTool()
        #expect(tool.name == "weather" && tool.callID == "call_1" && tool.type == "function")
        #expect(tool.arguments == .value(["city": "Oslo", "days": 3]))
        #expect(tool.result == .value(["low": -2.5, "high": 4, "days": ["snow", "sun"]]))
        #expect(tool.authorization == nil)
        #expect(record.status == .unset && record.kind == .internal)
    }

    @Test func `a function that does not wait has a span, too`() throws {
        let sum = withTelemetry(telemetry) { withTool("add", arguments: [1, 2]) { _ in 3 } }
        #expect(sum == 3)
        let (_, tool) = try onlyTool()
        #expect(tool.arguments == .value([1, 2]) && tool.result == .value(3))
    }

    @Test func `text is recorded as text, and nothing where there is nothing`() throws {
        withTelemetry(telemetry) {
            _ = withTool("say") { _ in "Hello" }
            withTool("delete", arguments: "row 7") { _ in }
            _ = withTool("find") { _ -> String? in nil }
        }
        let tools = collected.records.compactMap { $0.operation(as: ToolExecution.self) }
        #expect(tools.map(\.arguments) == [nil, .text("row 7"), nil])
        #expect(tools.map(\.result) == [.text("Hello"), nil, nil])
    }

    @Test func `what the code says of the result itself is kept`() throws {
        withTelemetry(telemetry) {
            _ = withTool("weather") { span in
                span.result = .text("a short form")
                return Forecast()
            }
        }
        #expect(try onlyTool().tool.result == .text("a short form"))
    }

    @Test func `without capture nothing is encoded`() throws {
        struct Counted: Encodable {
            static let encodings = Mutex(0)
            func encode(to encoder: any Encoder) throws { Self.encodings.withLock { $0 += 1 } }
        }
        let silent = Telemetry(
            resource: Resource(service: "test"), processors: [collected],
            redaction: RedactionStage(policy: RedactionPolicy(content: .none)))
        withTelemetry(silent) { _ = withTool("weather", arguments: Counted()) { _ in Counted() } }
        _ = withTool("weather", arguments: Counted()) { _ in Counted() }
        #expect(Counted.encodings.withLock { $0 } == 0)
        let (_, tool) = try onlyTool()
        #expect(tool.arguments == nil && tool.result == nil)
    }

    @Test func `a value that cannot be encoded breaks nothing`() throws {
        struct Broken: Encodable {
            struct Refused: Error {}
            func encode(to encoder: any Encoder) throws { throw Refused() }
        }
        final class Endless: Encodable {
            var next: Endless?
            enum CodingKeys: CodingKey { case next }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(next, forKey: .next)
            }
        }
        let endless = Endless()
        endless.next = endless
        defer { endless.next = nil }
        withTelemetry(telemetry) {
            withTool("broken", arguments: Broken()) { _ in }
            withTool("endless", arguments: endless) { _ in }
        }
        #expect(collected.records.count == 2)
    }

    // MARK: Outcome

    @Test func `an error that is thrown is the outcome, and is thrown on`() async throws {
        struct OutOfReach: Error, Equatable {}
        await withTelemetry(telemetry) {
            _ = await #expect(throws: OutOfReach()) {
                try await withTool("weather", arguments: Query(city: "Oslo")) { _ in
                    await Task.yield()
                    throw OutOfReach()
                }
            }
        }
        let (record, tool) = try onlyTool()
        #expect(record.status.code == .error && record.status.errorType?.contains("OutOfReach") == true)
        #expect(record.events.map(\.name) == ["exception"])
        #expect(tool.arguments != nil && tool.result == nil)
    }

    @Test(arguments: [ToolRefusal.denied, .approvalRequired])
    func `a tool that may not run says so, when it is thrown and when the model is told`(refusal: ToolRefusal) throws {
        withTelemetry(telemetry) {
            #expect(throws: refusal) { try withTool("transfer") { _ in throw refusal } }
            _ = withTool("transfer") { span in
                span.refuse(refusal)
                return "You may not."
            }
        }
        #expect(collected.records.count == 2)
        for record in collected.records {
            let tool = try #require(record.operation(as: ToolExecution.self))
            #expect(tool.authorization == refusal.authorization)
            #expect(record.status.code == .error && record.status.errorType == refusal.authorization.rawValue)
        }
    }

    @Test func `what is known of a tool beforehand stays on its span`() throws {
        var transfer = ToolExecution("transfer")
        transfer.sideEffect = "external"
        transfer.riskLevel = "high"
        transfer.idempotencyKey = "k-1"
        withTelemetry(telemetry) {
            withTool(transfer, arguments: ["amount": 5]) { $0.authorization = .allowed }
        }
        let (_, tool) = try onlyTool()
        #expect(tool.sideEffect == "external" && tool.riskLevel == "high" && tool.idempotencyKey == "k-1")
        #expect(tool.authorization == .allowed && tool.arguments == .value(["amount": 5]))
    }
}
