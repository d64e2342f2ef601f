// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Findings, those that say the same folded into one with a count.
struct FindingTable {
    private struct Key: Hashable {
        let rule: String
        let label: String
        let attribute: String?
        let found: String
    }

    /// The most groups that are kept: beyond it, findings of one rule are one group.
    static let maximumGroupCount = 2_000

    private var positions: [Key: Int] = [:]
    private var list: [CheckReport.FindingGroup] = []

    mutating func add(_ finding: Finding) {
        var finding = finding
        var key = Key(rule: finding.rule, label: finding.label, attribute: finding.attribute, found: finding.found)
        if positions[key] == nil, positions.count >= Self.maximumGroupCount {
            finding.attribute = nil
            finding.label = "span"
            finding.found = "more of the kind, in too many forms to list"
            key = Key(rule: finding.rule, label: finding.label, attribute: nil, found: finding.found)
        }
        if let position = positions[key] {
            list[position].count += 1
            list[position].finding.severity = max(list[position].finding.severity, finding.severity)
        } else {
            positions[key] = list.count
            list.append(CheckReport.FindingGroup(finding: finding, count: 1))
        }
    }

    /// The groups: what is worst first, else in the order in which it was found.
    var groups: [CheckReport.FindingGroup] {
        list.enumerated().sorted {
            ($1.element.finding.severity, $0.offset) < ($0.element.finding.severity, $1.offset)
        }.map(\.element)
    }
}
