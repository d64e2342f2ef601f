// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// What rules about whole traces need to know of each span: small, so that a large file fits.
struct TraceGraph {
    /// One span.
    struct Node {
        let place: SpanPlace
        let parentID: String
        let label: String
        let role: SpanRole?
        let model: String?
        let inputTokens: Int64?
        let outputTokens: Int64?
        let startTime: UInt64
        let endTime: UInt64
    }

    /// The spans of one trace.
    struct Trace {
        private(set) var nodes: [Node] = []
        private var positions: [String: Int] = [:]
        private var usagesBelow: [Int: UsageBelow] = [:]

        mutating func add(_ node: Node) {
            positions[node.place.spanID, default: nodes.count] = positions[node.place.spanID] ?? nodes.count
            nodes.append(node)
        }

        func parent(of node: Node) -> Node? {
            if node.parentID.isEmpty || node.parentID == node.place.spanID { return nil }
            return positions[node.parentID].map { nodes[$0] }
        }

        /// The first span with the id of a span that is not itself the first.
        func isRepeated(_ node: Node) -> Bool {
            guard let first = positions[node.place.spanID] else { return false }
            return nodes[first].startTime != node.startTime || nodes[first].place.name != node.place.name
        }

        /// The tokens of the nearest model calls below a span; nil when none of them told any.
        func usageBelow(_ node: Node) -> UsageBelow? { positions[node.place.spanID].flatMap { usagesBelow[$0] } }

        /// Adds up the tokens below every span.
        ///
        /// From the leaves upwards, so that each span is looked at once however deep the trace is. Spans in a circle of
        /// parents, and those above it, have none.
        mutating func addUpUsage() {
            let parents = nodes.map { node in
                node.parentID == node.place.spanID ? nil : positions[node.parentID]
            }
            var openChildCounts = [Int](repeating: 0, count: nodes.count)
            for case let parent? in parents { openChildCounts[parent] += 1 }
            usagesBelow = [:]
            var ready = nodes.indices.filter { openChildCounts[$0] == 0 }
            while let index = ready.popLast() {
                guard let parent = parents[index] else { continue }
                if let usage = nodes[index].role == .inference ? UsageBelow(nodes[index]) : usagesBelow[index] {
                    usagesBelow[parent, default: UsageBelow()].add(usage)
                }
                openChildCounts[parent] -= 1
                if openChildCounts[parent] == 0 { ready.append(parent) }
            }
        }
    }

    /// The tokens of some model calls.
    struct UsageBelow {
        private(set) var input: Int64 = 0
        private(set) var output: Int64 = 0

        init() {}

        /// The tokens of a model call; nil when it told none.
        init?(_ node: Node) {
            if node.inputTokens == nil, node.outputTokens == nil { return nil }
            (input, output) = (node.inputTokens ?? 0, node.outputTokens ?? 0)
        }

        mutating func add(_ other: UsageBelow) {
            input = input.addingSaturated(other.input)
            output = output.addingSaturated(other.output)
        }
    }

    /// The most spans that are kept for rules about whole traces: 300 bytes each.
    static let maximumSpanCount = 1_000_000

    private(set) var traces: [String: Trace] = [:]
    private(set) var order: [String] = []
    private(set) var spanCount = 0
    /// Spans that came when there was no more room.
    private(set) var leftOutCount = 0

    mutating func add(_ span: ObservedSpan, at place: SpanPlace) {
        guard spanCount < Self.maximumSpanCount else { leftOutCount += 1; return }
        spanCount += 1
        if traces[place.traceID] == nil { order.append(place.traceID) }
        traces[place.traceID, default: Trace()].add(
            Node(
                place: place, parentID: span.span.parentSpanIDBytes.hexadecimal, label: span.label, role: span.role,
                model: span.text("gen_ai.request.model"), inputTokens: span.count("gen_ai.usage.input_tokens"),
                outputTokens: span.count("gen_ai.usage.output_tokens"), startTime: span.span.startTime,
                endTime: span.span.endTime))
    }
}

extension [UInt8] {
    /// Two lowercase digits for each byte.
    var hexadecimal: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
