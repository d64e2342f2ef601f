// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct OutboundPolicyTests {
    private func context() throws -> PropagationContext {
        let span = SpanContext(traceID: try #require(TraceID(high: 1, low: 2)), spanID: try #require(SpanID(3)))
        return PropagationContext(spanContext: span, baggage: ["a": "1"])
    }

    @Test func `unless told otherwise every host gets the trace and none the baggage`() throws {
        for host in ["api.openai.com", "localhost", nil] {
            let filtered = OutboundPolicy().filtered(try context(), for: host)
            #expect(filtered.spanContext != nil)
            #expect(filtered.baggage.isEmpty)
        }
    }

    @Test func `each part goes only to the hosts named for it`() throws {
        let policy = OutboundPolicy(traceContext: .only(["*.example.com"]), baggage: .only(["a.example.com"]))
        #expect(policy.filtered(try context(), for: "a.example.com") == (try context()))
        #expect(policy.filtered(try context(), for: "b.example.com").baggage.isEmpty)
        #expect(policy.filtered(try context(), for: "api.openai.com") == PropagationContext())
        #expect(policy.filtered(try context(), for: nil) == PropagationContext())
    }

    @Test func `a host is recognized whatever its case, port or last dot`() {
        let hosts = OutboundPolicy.Hosts.only(["API.example.com", "*.Internal", "127.0.0.1", "::1"])
        for host in [
            "api.example.com", "Api.Example.COM:443", "api.example.com.", "a.internal", "a.b.internal:8080",
            "127.0.0.1:80",
            "[::1]:80", "::1", "[::1]",
        ] {
            #expect(hosts.contains(host), "\(host)")
        }
    }

    @Test func `a host that only looks like one of them is none`() {
        let hosts = OutboundPolicy.Hosts.only(["api.example.com", "*.internal", "", "*."])
        for host in [
            "", ".", ":", "[", "[]", "example.com", "xapi.example.com", "api.example.com.evil.org", "internal",
            ".internal",
            "evilinternal", "evil.org/.internal", "evil.org#.internal", "user@a.internal", "a\\.internal",
            "a\0.internal",
            "a .internal", "é.internal", "\u{212A}.internal", String(repeating: "a", count: 10_000_000) + ".internal",
        ] {
            #expect(!hosts.contains(host), "\(host.prefix(40))")
        }
        #expect(!OutboundPolicy.Hosts.none.contains("a"))
        #expect(!OutboundPolicy.Hosts.none.contains(nil))
        #expect(OutboundPolicy.Hosts.all.contains(nil))
    }
}
