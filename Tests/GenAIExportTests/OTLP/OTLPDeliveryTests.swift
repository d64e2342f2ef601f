// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import Synchronization
import Testing

@testable import GenAIExport

/// What becomes of the spans of a batch that a destination does not simply take.
@Suite struct OTLPDeliveryTests {
    private func exporter(
        over transport: ScriptedTransport, _ configure: (inout OTLPHTTPConfiguration) throws -> Void = { _ in }
    ) throws -> OTLPHTTPExporter {
        var configuration = OTLPHTTPConfiguration()
        configuration.retry.initialDelay = .milliseconds(5)
        configuration.retry.maximumDelay = .milliseconds(20)
        configuration.retry.refusedDelay = .milliseconds(50)
        try configure(&configuration)
        return OTLPHTTPExporter(configuration, convention: GenAIConvention(), transport: transport)
    }

    private func code(_ body: () async throws(ExportError) -> ExportResult) async -> ExportError.Code? {
        do throws(ExportError) {
            _ = try await body()
            return nil
        } catch {
            return error.code
        }
    }

    // MARK: Too large

    @Test func `a batch that is too large arrives in parts, and no size that was refused is sent again`() async throws {
        let limit = 4000
        let transport = ScriptedTransport { sent, _ in sent.byteCount > limit ? 413 : 200 }
        let exporter = try exporter(over: transport)
        for _ in 0..<2 { #expect(try await exporter.export(makeBatch(64)) == .accepted) }
        #expect(transport.arrived { $0.byteCount <= limit }.count == 128)
        let refused = transport.sent.map(\.byteCount).filter { $0 > limit }
        #expect(refused == refused.sorted(by: >))
        #expect(Set(refused).count == refused.count)
    }

    @Test func `a single span that is too large arrives with its content shortened, once`() async throws {
        let transport = ScriptedTransport { sent, _ in sent.byteCount > 4000 ? 413 : 200 }
        let exporter = try exporter(over: transport)
        let result = try await exporter.export(makeBatch(1, content: String(repeating: "long “text” ", count: 1000)))
        #expect(result.failedCount == 0)
        #expect(transport.sent.count == 2)
        let span = try #require(transport.sent.last?.traces.spans.first)
        guard case .string(let messages)? = span.attributes["gen_ai.input.messages"] else {
            Issue.record("The messages are gone.")
            return
        }
        #expect(JSONReader.isValid(messages))
        #expect(messages.contains("long “text”"))
    }

    @Test func `one that is too large even so is dropped alone`() async throws {
        let batch = makeBatch(8)
        let hopeless = batch.spans[3].context.spanID
        let transport = ScriptedTransport { sent, _ in
            sent.traces.spans.contains { $0.spanID == hopeless } ? 413 : 200
        }
        let result = try await exporter(over: transport).export(batch)
        #expect(result.failed == [.tooLarge: 1])
        #expect(transport.arrived { !$0.traces.spans.contains { $0.spanID == hopeless } }.count == 7)
    }

    // MARK: Unreadable

    @Test(arguments: [0, 17, 63])
    func `a span that cannot be read is found, and its neighbours arrive`(position: Int) async throws {
        let batch = makeBatch(64)
        let poison = batch.spans[position].context.spanID
        let transport = ScriptedTransport { sent, _ in sent.traces.spans.contains { $0.spanID == poison } ? 400 : 200 }
        let result = try await exporter(over: transport).export(batch)
        #expect(result.failed == [.refused: 1])
        let arrived = transport.arrived { !$0.traces.spans.contains { $0.spanID == poison } }
        #expect(arrived.count == 63 && Set(arrived).count == 63)
        #expect(transport.sent.count <= 1 + 7)
    }

    @Test func `an endpoint that reads nothing costs few requests and the batch fails as a whole`() async throws {
        let transport = ScriptedTransport { _, _ in 400 }
        let exporter = try exporter(over: transport)
        #expect(await code { () async throws(ExportError) in try await exporter.export(makeBatch(512)) } == .refused)
        #expect(transport.sent.count <= 1 + DeliveryPlan.isolationBudget)
    }

    // MARK: Credentials

    @Test func `a token that has expired is asked for anew, and the batch arrives`() async throws {
        let tokens = Mutex(0)
        let transport = ScriptedTransport { sent, _ in
            sent.headers["authorization"]?.secret == "Bearer token-2" ? 200 : 401
        }
        let exporter = try exporter(over: transport) {
            $0.headerProvider = {
                let number = tokens.withLock { tokens in
                    tokens += 1
                    return tokens
                }
                var headers = HTTPHeaders()
                try headers.set("Authorization", to: .bearer("token-\(number)"))
                return headers
            }
        }
        #expect(try await exporter.export(makeBatch(2)) == .accepted)
        #expect(try await exporter.export(makeBatch(2)) == .accepted)
        #expect(transport.sent.count == 3)
        #expect(tokens.withLock { $0 } == 2)
    }

    @Test func `a provider that keeps giving refused credentials is not asked over and over`() async throws {
        let transport = ScriptedTransport { _, number in number < 4 ? 403 : 200 }
        let exporter = try exporter(over: transport) { $0.headerProvider = { HTTPHeaders() } }
        #expect(try await exporter.export(makeBatch(1)) == .accepted)
        let instants = transport.sent.map(\.instant)
        for (one, next) in zip(instants, instants.dropFirst()) { #expect(next - one >= .milliseconds(50)) }
    }

    @Test func `a provider that fails is a destination that is down`() async throws {
        struct NoToken: Error {}
        let calls = Mutex(0)
        let transport = ScriptedTransport { _, _ in 200 }
        let exporter = try exporter(over: transport) {
            $0.headerProvider = {
                let call = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                if call < 3 { throw NoToken() }
                return HTTPHeaders()
            }
        }
        #expect(try await exporter.export(makeBatch(1)) == .accepted)
        #expect(transport.sent.count == 1)
        #expect(calls.withLock { $0 } == 3)
    }

    // MARK: Down

    @Test func `the waits go on growing from batch to batch while the destination is down`() async throws {
        let transport = ScriptedTransport { _, _ in 503 }
        let exporter = try exporter(over: transport) {
            $0.retry.initialDelay = .milliseconds(20)
            $0.retry.maximumDelay = .seconds(60)
            $0.retry.jitter = 0
            $0.retry.maximumAttempts = 2
        }
        for _ in 0..<3 {
            #expect(
                await code { () async throws(ExportError) in try await exporter.export(makeBatch(1)) } == .throttled)
        }
        let instants = transport.sent.map(\.instant)
        let gaps = zip(instants, instants.dropFirst()).map { $1 - $0 }
        for (gap, least) in zip(gaps, [20, 40, 80, 160, 320]) { #expect(gap >= .milliseconds(least)) }
    }

    @Test func `a wait that would outlast the budget is not begun`() async throws {
        let transport = ScriptedTransport { _, _ in 503 }
        let exporter = try exporter(over: transport) {
            $0.retry.initialDelay = .seconds(40)
            $0.retry.maximumDelay = .seconds(40)
            $0.retry.budget = .seconds(30)
        }
        let start = ContinuousClock.now
        for _ in 0..<2 {
            #expect(await code { () async throws(ExportError) in try await exporter.export(makeBatch(1)) } != nil)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(transport.sent.count == 1)
    }

    // MARK: Books

    @Test func `a partial success is told to the application`() async throws {
        let told = Mutex<[(Int, String?)]>([])
        let partial = OTLPTraceResponse(rejectedSpans: 2, errorMessage: "too old").protobuf()
        let transport = ScriptedTransport { _, _ in
            .success(HTTPResponse(status: 200, contentType: "application/x-protobuf", body: partial))
        }
        let exporter = try exporter(over: transport) {
            $0.onPartialSuccess = { count, message in told.withLock { $0.append((count, message)) } }
        }
        #expect(try await exporter.export(makeBatch(3)) == ExportResult(rejectedCount: 2, message: "too old"))
        #expect(told.withLock { $0.count } == 1)
        #expect(told.withLock { $0.first?.0 } == 2)
    }

    @Test func `the books balance span by span when a batch is taken apart`() async throws {
        let transport = ScriptedTransport { sent, number in
            number % 5 == 0 ? 503 : sent.traces.spans.count > 20 ? 413 : sent.traces.spans.count % 7 == 3 ? 400 : 200
        }
        let processor = try BatchSpanProcessor(exporter: exporter(over: transport), diagnostics: .silent)
        for span in makeBatch(300).spans { processor.onEnd(span) }
        #expect(await processor.forceFlush(within: .seconds(30)))
        let books = processor.statistics
        #expect(books.isBalanced)
        #expect(books.ended == 300 && books.queued == 0 && books.inFlight == 0)
        #expect(books.exported > 250)
        #expect(await processor.shutdown(within: .seconds(5)))
    }
}
