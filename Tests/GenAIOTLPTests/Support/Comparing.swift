// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import Testing

extension EncodedRequest {
    /// A copy of the bytes.
    var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// Expects equal traces, where numbers are equal when their bits are, and shows the first span that differs.
func expectSame(_ left: OTLPTraces, _ right: OTLPTraces, sourceLocation: SourceLocation = #_sourceLocation) {
    let (left, right) = (left.withComparableNumbers, right.withComparableNumbers)
    if left == right { return }
    for (left, right) in zip(left.flattened, right.flattened) where left != right {
        let (left, right) = (left.details, right.details)
        let start = max(zip(left, right).prefix { $0 == $1 }.count - 100, 0)
        Issue.record(
            "…\(left.dropFirst(start).prefix(300))… is not …\(right.dropFirst(start).prefix(300))…",
            sourceLocation: sourceLocation)
        return
    }
    Issue.record("\(left.flattened.count) spans against \(right.flattened.count)", sourceLocation: sourceLocation)
}

extension OTLPTraces {
    /// Each span alone in its frames.
    fileprivate var flattened: [OTLPTraces] {
        resourceSpans.flatMap { resource in
            resource.scopeSpans.flatMap { scope in
                scope.spans.map { span in
                    var (resource, scope) = (resource, scope)
                    scope.spans = [span]
                    resource.scopeSpans = [scope]
                    return OTLPTraces(resourceSpans: [resource])
                }
            }
        }
    }

    /// Everything, the scope's attributes too, which a class keeps to itself.
    fileprivate var details: String {
        "\(self)"
            + resourceSpans.flatMap(\.scopeSpans).map {
                "\($0.scope.name) \($0.scope.version ?? "-") \($0.scope.attributes)"
            }.joined()
    }

    fileprivate var withComparableNumbers: OTLPTraces {
        var traces = self
        for resource in traces.resourceSpans.indices {
            traces.resourceSpans[resource].attributes.makeNumbersComparable()
            for scope in traces.resourceSpans[resource].scopeSpans.indices {
                traces.resourceSpans[resource].scopeSpans[scope].makeScopeComparable()
                for span in traces.resourceSpans[resource].scopeSpans[scope].spans.indices {
                    traces.resourceSpans[resource].scopeSpans[scope].spans[span].makeNumbersComparable()
                }
            }
        }
        return traces
    }
}

extension OTLPTraces.ScopeSpans {
    fileprivate mutating func makeScopeComparable() {
        var attributes = scope.attributes
        attributes.makeNumbersComparable()
        scope = InstrumentationScope(name: scope.name, version: scope.version, attributes: attributes)
    }
}

extension OTLPSpan {
    fileprivate mutating func makeNumbersComparable() {
        attributes.makeNumbersComparable()
        for index in events.indices { events[index].attributes.makeNumbersComparable() }
        for index in links.indices { links[index].attributes.makeNumbersComparable() }
    }
}

extension Attributes {
    fileprivate mutating func makeNumbersComparable() {
        for index in pairs.indices { pairs[index].value = pairs[index].value.comparable }
    }
}

extension AttributeValue {
    /// The value with the bits of a floating-point number in its place: not-a-number is not equal to itself.
    var comparable: AttributeValue {
        switch self {
        case .double(let number):
            return .string("double \(number.isNaN ? Double.nan.bitPattern : number.bitPattern)")
        case .array(let elements): return .array(elements.map(\.comparable))
        case .map(var attributes):
            for index in attributes.pairs.indices {
                attributes.pairs[index].value = attributes.pairs[index].value.comparable
            }
            return .map(attributes)
        default: return self
        }
    }
}

/// What another reader sees of encoded spans.
func encoded(
    _ spans: [SealedSpan], _ convention: any SemanticConvention = FreeConvention()
) throws -> OTLPTraces {
    var encoder = TraceRequestEncoder()
    return try OTLPTraces(protobuf: encoder.encode(spans, convention: convention).bytes)
}

extension OTLPTraces {
    /// All spans, in order.
    var spans: [OTLPSpan] { resourceSpans.flatMap { $0.scopeSpans.flatMap(\.spans) } }
}
