// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

extension SplitMix {
    /// Traces as anybody might send them, with what this package never writes: ids that are none, scopes with
    /// attributes, empty lists.
    mutating func traces() -> OTLPTraces {
        OTLPTraces(
            resourceSpans: (0..<below(4)).map { _ in
                OTLPTraces.ResourceSpans(
                    attributes: attributes(below(5)), droppedAttributesCount: count(), schemaURL: optionalText(),
                    scopeSpans: (0..<below(4)).map { _ in scopeSpans() })
            })
    }

    private mutating func scopeSpans() -> OTLPTraces.ScopeSpans {
        OTLPTraces.ScopeSpans(
            scope: InstrumentationScope(name: text(), version: optionalText(), attributes: attributes(below(3))),
            droppedScopeAttributesCount: count(), schemaURL: optionalText(), spans: (0..<below(5)).map { _ in span() })
    }

    private mutating func span() -> OTLPSpan {
        var span = OTLPSpan(traceIDBytes: id(16), spanIDBytes: id(8), name: text())
        span.parentSpanIDBytes = happens(oneIn: 2) ? [] : id(8)
        span.traceState = text()
        span.flags = OTLPSpanFlags(rawValue: UInt32(truncatingIfNeeded: next()))
        span.kind = pick(SpanKind.allCases)
        span.startTime = time()
        span.endTime = time()
        span.attributes = attributes(below(happens(oneIn: 10) ? 200 : 6))
        span.droppedAttributesCount = count()
        span.events = (0..<below(3)).map { _ in
            SpanEvent(name: text(), time: time(), attributes: attributes(below(4)), droppedAttributesCount: count())
        }
        span.droppedEventsCount = count()
        span.links = (0..<below(3)).map { _ in link() }
        span.droppedLinksCount = count()
        span.status = OTLPSpan.Status(pick([.unset, .ok, .error]), message: text())
        return span
    }

    private mutating func link() -> OTLPSpan.Link {
        var link = OTLPSpan.Link(traceIDBytes: id(16), spanIDBytes: id(8))
        link.traceState = text()
        link.flags = OTLPSpanFlags(rawValue: UInt32(truncatingIfNeeded: next()))
        link.attributes = attributes(below(4))
        link.droppedAttributesCount = count()
        return link
    }

    private mutating func id(_ count: Int) -> [UInt8] {
        switch below(8) {
        case 0: return []
        case 1: return Array(repeating: 0, count: count)
        case 2: return bytes(below(30))
        default: return bytes(count)
        }
    }

    private mutating func count() -> UInt32 { pick([0, 1, 300, .max]) }
    private mutating func time() -> UInt64 { pick([0, 1_700_000_000_123_456_789, .max, next()]) }

    private mutating func optionalText() -> String? {
        let text = text()
        return text.isEmpty ? nil : text
    }
}
