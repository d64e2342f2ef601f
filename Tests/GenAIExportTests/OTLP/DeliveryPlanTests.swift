// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct DeliveryPlanTests {
    /// A destination that cannot read some spans and takes only so many at once, and what came of a delivery to it.
    private struct Destination {
        var poison: Set<Int> = []
        var mostSpans = Int.max
        /// Spans that alone are too large, and what becomes of them when they are shortened.
        var huge: [Int: Bool] = [:]
        var requests = 0
        var arrived: [Int] = []

        mutating func deliver(_ plan: inout DeliveryPlan) {
            while let part = plan.next(), requests < 10_000 {
                requests += 1
                let isTooLarge =
                    part.spans.count > mostSpans
                    || part.spans.contains { huge[$0] != nil && !(part.isShortened && huge[$0] == true) }
                if isTooLarge {
                    plan.settle(.tooLarge)
                } else if !poison.isDisjoint(with: part.spans) {
                    plan.settle(.unreadable)
                } else {
                    arrived += part.spans
                    plan.settle(.taken)
                }
            }
        }
    }

    @Test func `a batch that is taken is one request`() {
        var plan = DeliveryPlan(spanCount: 512)
        var destination = Destination()
        destination.deliver(&plan)
        #expect(destination.requests == 1)
        #expect(destination.arrived == Array(0..<512))
    }

    @Test func `one unreadable span of 512 is found wherever it is, and all others arrive`() {
        for poison in 0..<512 {
            var plan = DeliveryPlan(spanCount: 512)
            var destination = Destination(poison: [poison])
            destination.deliver(&plan)
            #expect(destination.requests <= 1 + 10, "span \(poison) took \(destination.requests) requests")
            #expect(destination.arrived.count == 511 && !destination.arrived.contains(poison))
            #expect(plan.unreadableCount == 1)
        }
    }

    @Test func `a batch of which nothing can be read costs no more than the budget`() {
        var plan = DeliveryPlan(spanCount: 512)
        var destination = Destination(poison: Set(0..<512))
        destination.deliver(&plan)
        #expect(destination.requests <= 1 + DeliveryPlan.isolationBudget)
        #expect(plan.unreadableCount == 512)
    }

    @Test func `a batch that is too large goes in halves`() {
        var plan = DeliveryPlan(spanCount: 512)
        var destination = Destination(mostSpans: 100)
        destination.deliver(&plan)
        #expect(destination.arrived == Array(0..<512))
        #expect(destination.requests == 1 + 2 + 4 + 8)
    }

    @Test func `a span that is too large alone is shortened once, and its neighbours arrive as they are`() {
        var plan = DeliveryPlan(spanCount: 8)
        var destination = Destination(huge: [3: true, 5: false])
        destination.deliver(&plan)
        #expect(destination.arrived.sorted() == [0, 1, 2, 3, 4, 6, 7])
        #expect(plan.tooLargeCount == 1)
    }

    @Test func `whatever a destination says, every span is settled once and the requests are bounded`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...64, using: &generator)
            var plan = DeliveryPlan(spanCount: count)
            var sent = 0
            var requests = 0
            while let part = plan.next(), requests < 1000 {
                requests += 1
                #expect(!part.spans.isEmpty && part.spans.count <= plan.remainingCount)
                let outcome: DeliveryPlan.Outcome =
                    [.taken, .givenUp, .tooLarge, .unreadable].randomElement(using: &generator) ?? .taken
                if outcome == .taken || outcome == .givenUp { sent += part.spans.count }
                plan.settle(outcome)
            }
            #expect(plan.remainingCount == 0, "seed \(seed)")
            #expect(sent + plan.tooLargeCount + plan.unreadableCount == count, "seed \(seed)")
            #expect(requests <= 3 * count + DeliveryPlan.isolationBudget + 1, "seed \(seed)")
        }
    }

    @Test func `random destinations get all that they can read when the budget suffices`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let count = Int.random(in: 1...40, using: &generator)
            let poison: Set<Int> = Bool.random(using: &generator) ? [Int.random(in: 0..<count, using: &generator)] : []
            let huge = Dictionary(
                (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                    (Int.random(in: 0..<count, using: &generator), Bool.random(using: &generator))
                }, uniquingKeysWith: { $1 })
            var destination = Destination(
                poison: poison, mostSpans: Int.random(in: 1...50, using: &generator), huge: huge)
            var plan = DeliveryPlan(spanCount: count)
            destination.deliver(&plan)
            let hopeless = poison.union(huge.filter { !$0.value }.keys)
            #expect(Set(destination.arrived) == Set(0..<count).subtracting(hopeless), "seed \(seed)")
            #expect(destination.arrived.count == Set(destination.arrived).count, "seed \(seed)")
            #expect(plan.tooLargeCount + plan.unreadableCount == hopeless.count, "seed \(seed)")
        }
    }
}
