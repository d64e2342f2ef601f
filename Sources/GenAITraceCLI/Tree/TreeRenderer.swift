// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIOTLP

/// Draws a trace as a tree of lines: what called what, how long it took, what it used, where it failed.
struct TreeRenderer: Sendable {
    /// How parts of a line stand out.
    var style = TerminalStyle.plain
    /// Characters of a line of content that are shown.
    var contentLimit = 100

    /// Spans of one trace that are drawn; nobody reads further.
    private static let spanLimit = 500
    /// Levels that are indented; deeper ones stand below each other.
    private static let indentLimit = 24
    private static let nameLimit = 60
    private static let durationWidth = 8

    /// The lines of a trace, each with its line feed.
    func render(_ trace: TraceTree) -> String {
        var lines = [header(of: trace)]
        let drawn = trace.order.prefix(Self.spanLimit)
        var prefixes = [String](repeating: "", count: trace.nodes.count)
        let rows = drawn.map { row(at: $0, in: trace, &prefixes) }
        let width = rows.map { $0.branch.count + $0.name.count }.max() ?? 0
        for row in rows {
            lines.append(line(row, width: width))
            let indent = style.dim(row.below)
            for event in row.details.events { lines.append(indent + style.warning("! \(event)")) }
            for (label, text) in row.details.content {
                lines.append(indent + style.dim("\(label): \(TerminalText.excerpt(text, limit: contentLimit))"))
            }
        }
        if trace.order.count > drawn.count {
            lines.append("… \(Figures.count(trace.order.count - drawn.count, "more span"))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func header(of trace: TraceTree) -> String {
        let id = trace.traceIDBytes.map { Self.hexadecimal($0) }.joined()
        let services = trace.nodes.compactMap(\.span.service).reduce(into: [String]()) { list, name in
            if !list.contains(name) { list.append(name) }
        }
        var facts = services.prefix(3).map { TerminalText.excerpt($0, limit: Self.nameLimit) }
        facts.append(Figures.count(trace.nodes.count, "span"))
        facts.append(Figures.duration(nanoseconds: trace.duration))
        facts += trace.usage.descriptions
        var line = style.bold("trace \(id)") + "  " + facts.joined(separator: " · ")
        if trace.errorCount > 0 { line += " · " + style.failure(Figures.count(trace.errorCount, "error")) }
        if !trace.hasRoot { line += " · " + style.warning("its root was not received") }
        return line
    }

    private struct Row {
        /// The lines of the tree before the name.
        let branch: String
        /// The lines of the tree before whatever stands below the name.
        let below: String
        let name: String
        let duration: String
        let isOrphan: Bool
        /// Whether a child failed with the same message.
        let isToldBelow: Bool
        let details: SpanDetails
    }

    private func row(at place: Int, in trace: TraceTree, _ prefixes: inout [String]) -> Row {
        let node = trace.nodes[place]
        let span = node.span.span
        let prefix = prefixes[place]
        var childPrefix = prefix
        var branch = ""
        if node.depth > 0 {
            let isLast = node.isLast
            branch = prefix + (isLast ? "└─ " : "├─ ")
            if node.depth < Self.indentLimit { childPrefix += isLast ? "   " : "│  " }
        }
        for child in node.children { prefixes[child] = childPrefix }
        let below = childPrefix + (node.children.isEmpty ? "     " : "│    ")
        return Row(
            branch: branch, below: below,
            name: TerminalText.excerpt(span.name, limit: Self.nameLimit),
            duration: span.endTime >= span.startTime
                ? Figures.duration(nanoseconds: span.endTime - span.startTime) : "?",
            isOrphan: node.isOrphan,
            isToldBelow: node.children.contains { trace.nodes[$0].span.span.status == span.status },
            details: SpanDetails(span, isRoot: node.depth == 0))
    }

    private func line(_ row: Row, width: Int) -> String {
        let padding = String(repeating: " ", count: width - row.branch.count - row.name.count)
        let gap = String(repeating: " ", count: Swift.max(Self.durationWidth - row.duration.count, 0) + 2)
        var facts = row.details.facts
        if row.isOrphan { facts.append(style.warning("its parent was not received")) }
        if let failure = row.details.failure {
            let sentence = row.isToldBelow || failure.message.isEmpty ? "" : ": \(failure.message)"
            facts.append(style.failure("✗ \(failure.type)\(sentence)"))
        }
        let name = row.details.failure == nil ? style.bold(row.name) : style.failure(row.name)
        let end = facts.isEmpty ? "" : "  " + facts.joined(separator: " · ")
        return style.dim(row.branch) + name + padding + gap + row.duration + end
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

#endif
