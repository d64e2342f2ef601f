// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Panels, counted for each backend and kind of span.
struct PanelTable {
    private struct Key: Hashable {
        let backend: String
        let label: String
        let panel: Panel
    }

    /// The most rows that are kept: labels come from the file, and a file may have a new one on each span.
    static let maximumRowCount = 5_000

    private var positions: [Key: Int] = [:]
    private(set) var rows: [CheckReport.PanelRow] = []

    mutating func add(_ reading: PanelReading, of backend: String, label: String) {
        let key = Key(backend: backend, label: label, panel: reading.panel)
        let position = positions[key] ?? rows.count
        if position == rows.count {
            guard rows.count < Self.maximumRowCount else { return }
            positions[key] = position
            rows.append(
                CheckReport.PanelRow(
                    backend: backend, label: label, panel: reading.panel, full: 0, empty: 0, wrong: 0,
                    reason: reading.reason))
        }
        if reading.verdict > rows[position].verdict { rows[position].reason = reading.reason }
        switch reading.verdict {
        case .full: rows[position].full += 1
        case .empty: rows[position].empty += 1
        case .wrong: rows[position].wrong += 1
        }
    }
}
