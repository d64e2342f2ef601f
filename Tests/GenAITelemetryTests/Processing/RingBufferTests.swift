// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

@Suite struct RingBufferTests {
    @Test func `it is a list that is added to at one end and taken from at the other`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = Xoshiro256(seed: seed)
        var buffer = RingBuffer<Int>()
        var model: [Int] = []
        for number in 0..<20_000 {
            // Longer and shorter by turns, so that it wraps around and grows.
            if random.next() % 100 < (number / 500 % 2 == 0 ? 60 : 40) {
                buffer.append(number)
                model.append(number)
            } else {
                let taken = buffer.popFirst()
                #expect(taken == (model.isEmpty ? nil : model.removeFirst()), "seed \(seed)")
                if let taken, random.next() % 4 == 0 {
                    buffer.putBack(taken)
                    model.insert(taken, at: 0)
                }
            }
            #expect(buffer.count == model.count && buffer.isEmpty == model.isEmpty, "seed \(seed)")
        }
        while let taken = buffer.popFirst() { #expect(taken == model.removeFirst(), "seed \(seed)") }
        #expect(model.isEmpty)
    }

    @Test func `nothing that was taken is kept`() {
        final class Thing {}
        var buffer = RingBuffer<Thing>()
        var thing: Thing? = Thing()
        weak let observed = thing
        if let thing { buffer.append(thing) }
        thing = nil
        #expect(observed != nil)
        if let taken = buffer.popFirst() { buffer.putBack(taken) }
        #expect(observed != nil)
        _ = buffer.popFirst()
        #expect(observed == nil)
    }
}
