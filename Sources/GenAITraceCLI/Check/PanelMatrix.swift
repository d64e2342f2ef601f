// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITraceAnalysis

/// What each backend will show in each panel, kind of span by kind of span.
struct PanelMatrix {
    let rows: [CheckReport.PanelRow]
    let style: TerminalStyle

    /// The widest that a kind of span is shown.
    private static let maximumLabelWidth = 24

    /// The lines; none when nothing was predicted.
    var lines: [String] {
        let panels = Panel.allCases.filter { panel in rows.contains { $0.panel == panel } }
        if panels.isEmpty { return [] }
        let width = min(rows.map(\.label.count).max() ?? 0, Self.maximumLabelWidth)
        let indent = String(repeating: " ", count: width + 2)
        var lines = [indent + "  " + panels.map(\.title).joined(separator: " ")]
        for backend in unique(rows.map(\.backend)) {
            lines.append(style.bold(backend))
            let ofBackend = rows.filter { $0.backend == backend }
            for label in unique(ofBackend.map(\.label)) {
                let shown = TerminalText.excerpt(label, limit: Self.maximumLabelWidth)
                let cells = panels.map { panel in
                    cell(ofBackend.first { $0.label == label && $0.panel == panel }?.verdict, width: panel.title.count)
                }
                let padding = String(repeating: " ", count: max(width - shown.count, 0))
                lines.append("  \(shown)\(padding)  " + cells.joined(separator: " "))
            }
        }
        lines.append(
            style.dim("\(PanelVerdict.full.mark) shows what was recorded   \(PanelVerdict.empty.mark) empty   ")
                + style.dim("\(PanelVerdict.wrong.mark) shows something else   · does not apply"))
        return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    private func cell(_ verdict: PanelVerdict?, width: Int) -> String {
        let mark = verdict?.mark ?? "·"
        let before = (width - 1) / 2
        let text = String(repeating: " ", count: before) + mark + String(repeating: " ", count: width - 1 - before)
        return switch verdict {
        case .full: style.success(text)
        case .empty: style.warning(text)
        case .wrong: style.failure(text)
        case nil: style.dim(text)
        }
    }

    private func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}

extension Panel {
    /// The panel in a word that fits above a column.
    fileprivate var title: String {
        switch self {
        case .messages: "chat"
        case .parameters: "params"
        case .documents: "docs"
        default: rawValue
        }
    }
}

extension PanelVerdict {
    fileprivate var mark: String {
        switch self {
        case .full: "●"
        case .empty: "○"
        case .wrong: "✗"
        }
    }
}
#endif
