// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITraceAnalysis

/// Findings for people: kind of span by kind of span, what is worst first, what says the same once.
struct FindingList {
    let findings: [CheckReport.FindingGroup]
    let style: TerminalStyle

    /// The lines.
    var lines: [String] {
        var labels: [String] = []
        for group in findings where !labels.contains(group.finding.label) { labels.append(group.finding.label) }
        return labels.flatMap { label in
            [style.bold(TerminalText.excerpt(label, limit: 80))]
                + findings.filter { $0.finding.label == label }.flatMap(lines)
        }
    }

    private func lines(_ group: CheckReport.FindingGroup) -> [String] {
        let finding = group.finding
        let times = group.count > 1 ? style.dim("  \(Figures.count(group.count))×") : ""
        let subject = finding.attribute.map { "\($0) " } ?? ""
        let example = finding.example.map { ": \($0)" } ?? ""
        let what = TerminalText.excerpt("\(subject)\(finding.found)\(example)", limit: 200)
        var lines = ["  \(mark(finding.severity))  \(what)  \(style.dim("[\(finding.rule)]"))\(times)"]
        // What is merely worth knowing has one line.
        if finding.severity == .info { return lines }
        lines.append("           \(TerminalText.line(finding.reason))")
        lines.append("           → \(TerminalText.line(finding.advice))")
        if !finding.place.spanID.isEmpty {
            let name = TerminalText.excerpt(finding.place.name, limit: 60)
            let more = group.count > 1 ? ", and \(Figures.count(group.count - 1)) more" : ""
            lines.append(
                style.dim("           span \(finding.place.spanID) of trace \(finding.place.traceID), \(name)\(more)"))
        }
        return lines
    }

    private func mark(_ severity: Severity) -> String {
        switch severity {
        case .error: style.failure("error  ")
        case .warning: style.warning("warning")
        case .info: style.dim("info   ")
        }
    }
}
#endif
