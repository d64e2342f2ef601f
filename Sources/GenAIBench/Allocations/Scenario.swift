// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// One way to record a span, and how many allocations it may cost.
struct Scenario: Sendable {
    let name: String
    /// How many blocks one span may ask for.
    let bar: Int
    let work: @Sendable () async -> Void

    init(_ name: String, bar: Int, _ work: @escaping @Sendable () async -> Void) {
        self.name = name
        self.bar = bar
        self.work = work
    }
}

extension Scenario {
    /// Asks for one block, to see whether the counter counts.
    static let control = Scenario("one allocation", bar: 1) {
        // Of a size that the optimizer cannot know, or it would use the stack.
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int.random(in: 1 << 14...1 << 15)) { block in
            unsafe block.initialize(repeating: UInt8.random(in: 0...255))
        }
    }

    /// With a pipeline that records: two blocks a span, the span itself and its operation.
    static func recorded(_ chat: ChatWork) -> [Scenario] {
        [
            Scenario("async withSpan", bar: 2) {
                await withSpan(chat.operation) { call in await chat.fill(call) }
            },
            Scenario("sync withSpan", bar: 2) {
                Self.synchronously(chat)
            },
            Scenario("startSpan, end", bar: 2) {
                let call = startSpan(chat.operation)
                await chat.fill(call)
                call.end()
            },
            // The first event stands in the span.
            Scenario("startSpan, an event, fields where it ends", bar: 2) {
                let call = startSpan(chat.operation)
                call.addEvent("gen_ai.first_token")
                call.end { $0.usage.output = 120 }
            },
            Scenario("async withSpan in an association", bar: 2) {
                await withAssociation(chat.association) {
                    await withSpan(chat.operation) { call in await chat.fill(call) }
                }
            },
            Scenario("async withSpan, fields one by one", bar: 2) {
                await withSpan(chat.operation) { call in await chat.fillOneByOne(call) }
            },
            // The third is the box of the error, which the application makes by throwing it.
            Scenario("async withSpan that throws", bar: 3) {
                try? await withSpan(chat.operation) { call in
                    await chat.fill(call)
                    throw CancellationError()
                }
            },
        ]
    }

    /// With a pipeline whose sampler says no: the block that carries the context to the children.
    static func unsampled(_ chat: ChatWork) -> [Scenario] { unrecorded(chat, "not sampled", bar: 1) }

    /// Without any pipeline: an instrumented library must cost nothing in an application that does not care.
    static func notInstalled(_ chat: ChatWork) -> [Scenario] { unrecorded(chat, "no telemetry", bar: 0) }

    private static func unrecorded(_ chat: ChatWork, _ reason: String, bar: Int) -> [Scenario] {
        [
            Scenario("async withSpan, \(reason)", bar: bar) {
                await withSpan(chat.operation) { call in await chat.fill(call) }
            },
            Scenario("startSpan, end, \(reason)", bar: bar) {
                let call = startSpan(chat.operation)
                await chat.fill(call)
                call.end()
            },
        ]
    }

    /// A function of its own, since an async closure would choose the async overload.
    private static func synchronously(_ chat: ChatWork) {
        withSpan(chat.operation) { call in chat.fillSynchronously(call) }
    }
}

#endif
