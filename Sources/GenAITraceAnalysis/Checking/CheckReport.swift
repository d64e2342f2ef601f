// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a check found.
public struct CheckReport: Sendable {
    /// Findings that say the same.
    public struct FindingGroup: Hashable, Sendable {
        /// The first of them.
        public var finding: Finding
        /// How many there are.
        public var count: Int
    }

    /// What one backend will show in one panel for one kind of span.
    public struct PanelRow: Hashable, Sendable {
        /// The backend.
        public var backend: String
        /// The operation or the role of the spans.
        public var label: String
        /// The panel.
        public var panel: Panel
        /// Spans whose panel shows what was recorded.
        public var full: Int
        /// Spans whose panel shows nothing.
        public var empty: Int
        /// Spans whose panel shows something else.
        public var wrong: Int
        /// Why the first panel that is not full is not, or what fills the first that is.
        public var reason: String

        /// The worst of the verdicts.
        public var verdict: PanelVerdict { wrong > 0 ? .wrong : empty > 0 ? .empty : .full }
    }

    /// How many requests were read.
    public var requestCount: Int
    /// How many spans were in them.
    public var spanCount: Int
    /// How many traces they are of.
    public var traceCount: Int
    /// By which version how many spans were judged that are in the words of the conventions.
    public var versions: [ConventionVersion: Int]
    /// What was found, the worst first.
    public var findings: [FindingGroup]
    /// What backends will show, backend by backend.
    public var panels: [PanelRow]
    /// Spans that rules about whole traces did not see, because there were too many.
    public var spansBeyondMemory: Int

    /// How many findings there are of a severity.
    public func count(_ severity: Severity) -> Int {
        findings.reduce(0) { $0 + ($1.finding.severity == severity ? $1.count : 0) }
    }

    /// The worst severity that was found; nil when nothing was.
    public var worst: Severity? { findings.map(\.finding.severity).max() }
}
