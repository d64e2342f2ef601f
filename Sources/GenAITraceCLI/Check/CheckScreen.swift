// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITraceAnalysis

/// A report for people: the findings, the panels, the sum.
struct CheckScreen {
    let report: CheckReport
    let source: String
    let style: TerminalStyle

    private static let predictions: Set<String> = ["panel-empty", "panel-wrong"]

    /// All of it.
    var text: String {
        let predicted = report.findings.filter { Self.predictions.contains($0.finding.rule) }
        let judged = report.findings.filter { !Self.predictions.contains($0.finding.rule) }
        var lines = [heading, ""]
        if !judged.isEmpty { lines += FindingList(findings: judged, style: style).lines + [""] }
        let matrix = PanelMatrix(rows: report.panels, style: style).lines
        if !matrix.isEmpty { lines += [style.bold("What backends will show")] + matrix + [""] }
        lines += explanations(predicted)
        lines.append(style.bold(sum))
        return lines.map { $0 + "\n" }.joined()
    }

    private var heading: String {
        let versions = report.versions.sorted { $0.key < $1.key }
        let judged =
            switch versions.count {
            case 0: "no span in the words of the GenAI conventions"
            case 1: "judged by the GenAI conventions \(versions[0].key.rawValue)"
            default:
                "judged by the GenAI conventions "
                    + versions.map { "\($0.key.rawValue) (\(Figures.count($0.value, "span")))" }.joined(separator: ", ")
            }
        return "\(TerminalText.excerpt(source, limit: 100)): \(Figures.count(report.spanCount, "span")) of "
            + "\(Figures.count(report.traceCount, "trace")), \(judged)"
    }

    /// Why panels are not full, and what would fill them; the same for several kinds of spans once.
    private func explanations(_ findings: [CheckReport.FindingGroup]) -> [String] {
        var order: [String] = []
        var labels: [String: [String]] = [:]
        var advice: [String: String] = [:]
        for group in findings {
            let found = group.finding.found
            if labels[found] == nil { order.append(found) }
            labels[found, default: []].append(group.finding.label)
            advice[found] = group.finding.advice
        }
        if order.isEmpty { return [] }
        return order.sorted().flatMap { found in
            let spans = TerminalText.excerpt((labels[found] ?? []).joined(separator: ", "), limit: 100)
            return [
                "  \(TerminalText.excerpt(found, limit: 160))  \(style.dim("[\(spans)]"))",
                style.dim("    → \(TerminalText.line(advice[found] ?? ""))"),
            ]
        } + [style.dim("  With genai-telemetry, the profile of a backend sends all this."), ""]
    }

    private var sum: String {
        let counts = [
            Figures.count(report.count(.error), "error"), Figures.count(report.count(.warning), "warning"),
            "\(Figures.count(report.count(.info))) to know",
        ]
        let left = report.spansBeyondMemory
        let beyond = left > 0 ? "; rules about whole traces left out \(Figures.count(left, "span"))" : ""
        return counts.joined(separator: ", ") + beyond
    }
}
#endif
