// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP

/// The spans of one trace in their order: parents before children, siblings by their start.
///
/// Spans may come from anybody. A span that came twice counts once, one whose parent never came stands at the top, and a
/// circle of parents is opened at its earliest span.
struct TraceTree: Sendable {
    /// A span and its place.
    struct Node: Sendable {
        let span: ReceivedSpan
        /// How far below the top it stands, from 0.
        fileprivate(set) var depth = 0
        /// The places of its children in ``TraceTree/nodes``.
        fileprivate(set) var children: [Int] = []
        /// Whether no sibling comes after it.
        fileprivate(set) var isLast = true
        /// Whether it has a parent that is not here.
        fileprivate(set) var isOrphan = false
    }

    /// The trace's id as it was sent.
    let traceIDBytes: [UInt8]
    /// All spans.
    private(set) var nodes: [Node]
    /// The places of those at the top.
    private(set) var roots: [Int] = []
    /// The places of all nodes, each parent before its children and each child after its earlier siblings.
    private(set) var order: [Int] = []

    /// Puts the spans of a trace into their order.
    init(traceIDBytes: [UInt8], _ spans: [ReceivedSpan]) {
        self.traceIDBytes = traceIDBytes
        var places: [[UInt8]: Int] = [:]
        var nodes: [Node] = []
        for span in spans.sorted(by: { $0.span.startTime < $1.span.startTime }) {
            // A span without a usable id is nobody's parent and never a duplicate.
            if span.span.spanID != nil {
                if places[span.span.spanIDBytes] != nil { continue }
                places[span.span.spanIDBytes] = nodes.count
            }
            nodes.append(Node(span: span))
        }
        self.nodes = nodes
        for place in nodes.indices {
            let parent = nodes[place].span.span.parentSpanIDBytes
            if let parentPlace = places[parent], parentPlace != place {
                self.nodes[parentPlace].children.append(place)
            } else {
                self.nodes[place].isOrphan = parent.contains { $0 != 0 }
                roots.append(place)
            }
        }
        var isPlaced = [Bool](repeating: false, count: nodes.count)
        for root in roots { placeAll(below: root, &isPlaced) }
        for place in nodes.indices where !isPlaced[place] {
            self.nodes[place].isOrphan = true
            roots.append(place)
            placeAll(below: place, &isPlaced)
        }
    }

    /// Walks down with a stack of its own: a hostile chain of spans is as long as it likes.
    private mutating func placeAll(below root: Int, _ isPlaced: inout [Bool]) {
        var stack = [(place: root, depth: 0)]
        isPlaced[root] = true
        while let (place, depth) = stack.popLast() {
            nodes[place].depth = depth
            order.append(place)
            nodes[place].children.removeAll { isPlaced[$0] }
            for child in nodes[place].children.reversed() {
                isPlaced[child] = true
                nodes[child].isLast = child == nodes[place].children.last
                stack.append((child, depth + 1))
            }
        }
    }
}

extension TraceTree {
    /// Whether the span that began the trace is here.
    var hasRoot: Bool { roots.contains { !nodes[$0].isOrphan } }

    /// The first start.
    var startTime: UInt64 { nodes.first?.span.span.startTime ?? 0 }

    /// From the first start to the last end.
    var duration: UInt64 {
        let start = startTime
        let end = nodes.map(\.span.span.endTime).max() ?? 0
        return end > start ? end - start : 0
    }

    /// How many spans failed.
    var errorCount: Int { nodes.count { $0.span.span.status.code == .error } }

    /// What the whole trace used.
    ///
    /// A span that sums up its children, as agents of some libraries do, is not counted again.
    var usage: SpanUsage {
        var totals = nodes.map { SpanUsage($0.span.span.attributes) }
        for place in order.reversed() {
            let below = nodes[place].children.reduce(into: SpanUsage()) { $0.add(totals[$1]) }
            totals[place].preferring(below)
        }
        return roots.reduce(into: SpanUsage()) { $0.add(totals[$1]) }
    }
}

/// A span with what was told once for many.
struct ReceivedSpan: Sendable {
    var span: OTLPSpan
    /// The service that recorded it.
    var service: String?
}

extension OTLPTraces {
    /// The spans one by one, in the order in which they stand.
    var receivedSpans: [ReceivedSpan] {
        resourceSpans.flatMap { resource in
            let service = resource.attributes.text("service.name")
            return resource.scopeSpans.flatMap { $0.spans.map { ReceivedSpan(span: $0, service: service) } }
        }
    }
}

#endif
