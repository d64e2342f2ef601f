// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

struct RedactionSelfTestTests {
    @Test func `the built-in rules let no canary through`() {
        #expect(RedactionSelfTest.leaks(through: RedactionStage()) == [])
    }

    @Test func `what no rule knows is seen, with the place where it stands`() {
        let test = RedactionSelfTest(canaries: [Canary("house", "an ordinary phrase")])
        let collected = CollectingSpanProcessor()
        let telemetry = Telemetry(resource: Resource(service: "test"), processors: [collected])
        test.plant(in: telemetry)
        let leaks = test.leaks(in: collected.spans)
        #expect(leaks.contains { $0.hasPrefix("house (raw) in attributes.") })
        #expect(leaks.contains { $0.hasPrefix("house (raw) in scope.") || $0.hasPrefix("house (raw) in name") })
        #expect(test.leaks(in: Array("…an ordinary phrase…".utf8)) == ["house (raw)"])
        #expect(test.leaks(in: Array("nothing".utf8)) == [])
    }
}
