// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIOTLP
internal import GenAITelemetry

extension OTLPTraces {
    /// The spans at some positions, counted over all resources and scopes in their order.
    func selecting(_ positions: [Int]) -> OTLPTraces {
        let wanted = Set(positions)
        var position = 0
        var part = self
        part.resourceSpans = resourceSpans.compactMap { resource in
            var resource = resource
            resource.scopeSpans = resource.scopeSpans.compactMap { scope in
                var scope = scope
                scope.spans = scope.spans.filter { _ in
                    defer { position += 1 }
                    return wanted.contains(position)
                }
                return scope.spans.isEmpty ? nil : scope
            }
            return resource.scopeSpans.isEmpty ? nil : resource
        }
        return part
    }

    /// The same spans with only the beginning of each long text.
    func shortened() -> OTLPTraces {
        var short = self
        for resource in short.resourceSpans.indices {
            for scope in short.resourceSpans[resource].scopeSpans.indices {
                for span in short.resourceSpans[resource].scopeSpans[scope].spans.indices {
                    short.resourceSpans[resource].scopeSpans[scope].spans[span].shorten()
                }
            }
        }
        return short
    }
}

extension OTLPSpan {
    fileprivate mutating func shorten() {
        var shortener = ContentShortener()
        shortener.shorten(&attributes)
        droppedAttributesCount.add(shortener.takeRemovedCount())
        for index in events.indices {
            shortener.shorten(&events[index].attributes)
            events[index].droppedAttributesCount.add(shortener.takeRemovedCount())
        }
        status.message = ContentShortener.beginning(of: status.message)
    }
}

extension UInt32 {
    /// Adds, and stops at the largest number: the count may come from a file.
    fileprivate mutating func add(_ other: UInt32) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
