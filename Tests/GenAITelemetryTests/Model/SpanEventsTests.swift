// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct SpanEventsTests {
    private func event(_ number: Int) -> SpanEvent { SpanEvent(name: "event \(number)", time: UInt64(number)) }

    @Test func `events keep the order in which they were added`() {
        var events = SpanEvents()
        #expect(events.isEmpty && events.first == nil)
        for number in 1...5 {
            events.append(event(number))
            #expect(events.count == number && events.last == event(number))
        }
        #expect(events.map(\.time) == [1, 2, 3, 4, 5])
        #expect(events[0] == event(1) && events[4] == event(5))
        #expect(events == [event(1), event(2), event(3), event(4), event(5)])
    }

    @Test func `every event can be changed where it stands`() {
        var events: SpanEvents = [event(1), event(2), event(3)]
        for index in events.indices { events[index].attributes["index"] = .int(Int64(index)) }
        #expect(events.map { $0.attributes["index"] } == [0, 1, 2])
        #expect(events != [event(1), event(2), event(3)])
    }

    @Test(arguments: 0...3) func `events can be taken out and put in anywhere`(count: Int) {
        let list = (0..<count).map(event)
        for start in 0...count {
            for end in start...count {
                var (events, expected) = (SpanEvents(list), list)
                events.replaceSubrange(start..<end, with: [event(8), event(9)])
                expected.replaceSubrange(start..<end, with: [event(8), event(9)])
                #expect(Array(events) == expected)
                events.removeAll { $0.time == 8 || $0.time == 0 }
                expected.removeAll { $0.time == 8 || $0.time == 0 }
                #expect(Array(events) == expected)
            }
        }
    }

    @Test func `equal events have equal hashes, however they came about`() {
        var taken: SpanEvents = [event(1), event(2)]
        taken.removeFirst()
        #expect(taken == [event(2)])
        #expect(Set([taken, [event(2)], []]).count == 2)
    }

    @Test func `whoever looks into a record sees all of its events`() {
        let events: SpanEvents = [event(1), event(2)]
        #expect(Mirror(reflecting: events).children.compactMap { $0.value as? SpanEvent } == [event(1), event(2)])
    }
}
