// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP

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
        private var childPositions: [String: [Int]] = [:]

        mutating func add(_ node: Node) {
            if !node.parentID.isEmpty { childPositions[node.parentID, default: []].append(nodes.count) }
            positions[node.place.spanID, default: nodes.count] = positions[node.place.spanID] ?? nodes.count
            nodes.append(node)
        }

        func parent(of node: Node) -> Node? {
            if node.parentID.isEmpty || node.parentID == node.place.spanID { return nil }
            return positions[node.parentID].map { nodes[$0] }
        }

        func children(of node: Node) -> [Node] { (childPositions[node.place.spanID] ?? []).map { nodes[$0] } }

        /// The first span with the id of a span that is not itself the first.
        func isRepeated(_ node: Node) -> Bool {
            guard let first = positions[node.place.spanID] else { return false }
            return nodes[first].startTime != node.startTime || nodes[first].place.name != node.place.name
        }

        /// The nearest spans below a span that are calls of models; each span is visited once, whatever the parents say.
        func inferences(below node: Node) -> [Node] {
            var found: [Node] = []
            var visited: Set<String> = [node.place.spanID]
            var open = children(of: node)
            while let next = open.popLast() {
                guard visited.insert(next.place.spanID).inserted else { continue }
                if next.role == .inference { found.append(next) } else { open += children(of: next) }
            }
            return found
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
