// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

/// What calls cost, and what the spans above them say they used.
@Suite struct CostTests {
    private static let prices = try? PriceTable(
        json: #"{"version":"7","lists":[{"providers":["openai"],"models":[{"names":["m"],"input":"1","output":"2"}]}]}"#
    )
    private let recorder = Recorder(prices: Self.prices)

    private func call(_ usage: TokenUsage, model: String = "m", fails: Bool = false) {
        recorder.call(usage, model: model, fails: fails)
    }

    private func embed(_ count: Int) {
        let span = recorder.tracer.startSpan(.embeddings(model: "m", provider: .openAI))
        span.update { $0.usage.input = count }
        span.end()
    }

    private func record(_ kind: OperationKind) throws -> SpanRecord {
        try #require(recorder.records.last { $0.operationKind == kind })
    }

    // MARK: Cost

    @Test func `a call has its cost, also a failed one and one of embeddings`() throws {
        call(TokenUsage(input: 10, output: 1), fails: true)
        #expect(try record(.inference).cost?.total.picounits == 12_000_000)
        embed(3)
        #expect(try record(.embeddings).cost?.total.picounits == 3_000_000)
    }

    @Test func `sums are of the tokens that are told, however a provider counts them`() throws {
        recorder.tracer.withSpan(.request()) { _ in
            call(TokenUsage(input: 20, output: 10, cacheRead: 400, cacheWrite: -5, reasoning: 30))
            call(TokenUsage(input: -7, output: 1))
        }
        let usage = try #require(try record(.request).rollup?.usage)
        #expect(usage == TokenUsage(input: 400, output: 31, cacheRead: 400, reasoning: 30))
    }

    @Test func `the model that answered has the price, not the one that was asked for`() throws {
        recorder.tracer.withSpan(.chat(model: "router", provider: .openAI)) { span in
            span.update {
                $0.responseModel = "m-2024-08-06"
                $0.usage.input = 1
            }
        }
        #expect(try record(.inference).cost?.priceTable == "7")
    }

    @Test func `what the application says of a cost stays`() throws {
        recorder.tracer.withSpan(.chat(model: "m", provider: .openAI)) { span in
            span.update { $0.usage.input = 1 }
            span.setCost(Cost(picounits: 5, currency: "EUR"))
        }
        #expect(try record(.inference).cost == Cost(picounits: 5, currency: "EUR"))
    }

    @Test func `a call of which nothing was counted has no cost`() throws {
        call(TokenUsage())
        #expect(try record(.inference).cost == nil)
    }

    @Test func `a model without a price has no cost, and that is said once`() async throws {
        let messages = Mutex<[String]>([])
        let diagnostics = Diagnostics { level, message in messages.withLock { $0.append("\(level) \(message)") } }
        let recorder = Recorder(prices: Self.prices, diagnostics: diagnostics)
        for model in ["new", "new", "m", "new"] {
            recorder.call(TokenUsage(input: 1), model: model)
        }
        #expect(recorder.records.map { $0.cost != nil } == [false, false, true, false])
        for _ in 0..<1_000 where messages.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(20))
        #expect(
            messages.withLock { $0 } == [
                "info The price table 7 has no price for openai/new; its calls have no cost."
            ])
    }

    @Test func `without prices nothing is priced`() throws {
        let recorder = Recorder()
        recorder.call(TokenUsage(input: 1), model: "gpt-4o")
        #expect(recorder.records.first?.cost == nil)
    }

    // MARK: Rollups

    @Test func `requests, workflows and agents tell what everything below them used`() throws {
        recorder.tracer.withSpan(.request(feature: "f")) { _ in
            recorder.tracer.withSpan(.workflow("w")) { _ in
                recorder.tracer.withSpan(.agent("a")) { _ in
                    recorder.tracer.withSpan(.step("s")) { _ in
                        call(TokenUsage(input: 10, output: 2, cacheRead: 4))
                        recorder.tracer.withSpan(.tool("t")) { $0.setStatus(.error("boom")) }
                    }
                }
                call(TokenUsage(input: 5, output: 1, reasoning: 1))
            }
            embed(3)
        }
        let agent = try #require(record(.agentInvocation).rollup)
        #expect(agent.modelCalls == 1 && agent.toolCalls == 1 && agent.failedCalls == 1)
        #expect(agent.usage == TokenUsage(input: 10, output: 2, cacheRead: 4))
        #expect(agent.cost?.picounits == 14_000_000)
        let workflow = try #require(record(.workflow).rollup)
        #expect(workflow.modelCalls == 2)
        #expect(workflow.usage == TokenUsage(input: 15, output: 3, cacheRead: 4, reasoning: 1))
        let request = try #require(record(.request).rollup)
        #expect(request.modelCalls == 3 && request.toolCalls == 1)
        #expect(request.usage.input == 18)
        #expect(request.cost?.picounits == 24_000_000)
        #expect(try record(.agentStep).rollup == nil)
        #expect(try record(.inference).rollup == nil)
    }

    @Test func `nothing below means no rollup`() throws {
        recorder.tracer.withSpan(.request(feature: "f")) { _ in
            recorder.tracer.withSpan(.span("work")) { _ in }
        }
        #expect(try record(.request).rollup == nil)
    }

    @Test func `what an agent says of itself counts above it unless its children have told it already`() throws {
        recorder.tracer.withSpan(.request(feature: "f")) { _ in
            recorder.tracer.withSpan(.agent("remote")) { span in
                span.update { $0.usage = TokenUsage(input: 100, output: 10) }
            }
            recorder.tracer.withSpan(.agent("local")) { agent in
                call(TokenUsage(input: 7, output: 1))
                agent.update { $0.usage = TokenUsage(input: 7, output: 1) }
            }
        }
        #expect(try record(.request).rollup?.usage == TokenUsage(input: 107, output: 11))
    }

    @Test func `an agent that told its usage before its last child ended is counted once above`() throws {
        let request = recorder.tracer.startSpan(.request(feature: "f"))
        let agent = recorder.tracer.startSpan(.agent("a"), parent: .span(request))
        let late = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI), parent: .span(agent))
        late.update { $0.usage.input = 7 }
        agent.update { $0.usage = TokenUsage(input: 7, output: 1) }
        agent.end()
        late.end()
        request.end()
        #expect(try record(.request).rollup?.usage == TokenUsage(input: 7, output: 1))
    }

    @Test func `sound and made pictures have prices of their own, so a call with them has no cost`() throws {
        for change: (inout TokenUsage) -> Void in [
            { $0.modalities.input.audio = 1 }, { $0.modalities.output.audio = 1 }, { $0.modalities.output.image = 1 },
        ] {
            var usage = TokenUsage(input: 10, output: 10)
            change(&usage)
            call(usage)
            #expect(try record(.inference).cost == nil)
        }
        var seen = TokenUsage(input: 10, output: 10)
        seen.modalities.input.image = 4
        call(seen)
        #expect(try record(.inference).cost != nil)
    }

    @Test func `calls without a price and in another currency are counted, not guessed`() throws {
        recorder.tracer.withSpan(.request(feature: "f")) { _ in
            call(TokenUsage(input: 1))
            call(TokenUsage(input: 1), model: "unknown")
            recorder.tracer.withSpan(.chat(model: "m", provider: .openAI)) {
                $0.setCost(Cost(picounits: 1, currency: "EUR"))
            }
        }
        let rollup = try #require(record(.request).rollup)
        #expect(rollup.cost == Money(picounits: 1_000_000))
        #expect(rollup.unpricedCalls == 2)
    }

    @Test func `a call that tells no count but negative ones has nothing that could be priced`() throws {
        recorder.tracer.withSpan(.request(feature: "f")) { _ in
            call(TokenUsage(input: -1, output: -1), model: "unknown")
        }
        let rollup = try #require(record(.request).rollup)
        #expect(rollup.modelCalls == 1)
        #expect(rollup.unpricedCalls == 0)
    }

    @Test func `children on many threads are all counted, and a late one only above`() async throws {
        let request = recorder.tracer.startSpan(.request(feature: "f"))
        let agent = recorder.tracer.startSpan(.agent("a"), parent: .span(request))
        let late = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI), parent: .span(agent))
        late.update { $0.usage.input = 1_000 }
        _ = await onThreads(8) { _ in
            for _ in 0..<200 {
                let call = recorder.tracer.startSpan(.chat(model: "m", provider: .openAI), parent: .span(agent))
                call.update { $0.usage.input = 1 }
                call.end()
            }
        }
        agent.end()
        late.end()
        request.end()
        #expect(try record(.agentInvocation).rollup?.usage.input == 1_600)
        #expect(try record(.request).rollup?.usage.input == 2_600)
        #expect(try record(.request).rollup?.modelCalls == 1_601)
    }

    @Test func `sums beyond the range of numbers stay at its end`() {
        var rollup = Rollup()
        var huge = Rollup()
        huge.usage = TokenUsage(input: .max, output: .max)
        huge.cost = Money(picounits: .max)
        rollup.add(huge)
        rollup.add(huge)
        #expect(rollup.usage.input == .max)
        #expect(rollup.cost?.picounits == .max)
    }
}

extension Recorder {
    fileprivate func call(_ usage: TokenUsage, model: String = "m", fails: Bool = false) {
        let span = tracer.startSpan(.chat(model: model, provider: .openAI))
        span.update { $0.usage = usage }
        if fails { span.setStatus(.error("boom")) }
        span.end()
    }
}
