// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIOTLP

/// Judges recorded traces against the GenAI conventions, and predicts what backends will show of them.
///
/// ```swift
/// var checker = TraceChecker()
/// checker.add(try OTLPTraces(json: bytes))
/// for group in checker.report().findings { print(group.finding.rule, group.finding.found, group.count) }
/// ```
///
/// A file may be added request by request: spans are judged and forgotten, and only what rules about whole traces need
/// is kept.
public struct TraceChecker {
    /// What is judged, and by what.
    public struct Options: Sendable {
        /// The version to judge by; nil for the one that each span's schema or names tell.
        public var version: ConventionVersion?
        /// The backends whose panels are predicted, by name.
        public var backends: [String] = TraceChecker.backendNames
        /// Whether an empty or wrong panel is a warning; otherwise it is told and no more.
        public var demandsPanels = false
        /// The rules that are asked.
        public var rules: [Rule] = Rule.all

        /// Creates options: every rule, every backend.
        public init() {}
    }

    /// The backends that are known.
    public static let backendNames = BackendReaders.all.map(\.name)

    /// The most characters of a name that are shown: a file may have names of megabytes, once on every finding.
    private static let nameLimit = 200

    private let options: Options
    private let readers: [any BackendReader]
    private var graph = TraceGraph()
    private var findings = FindingTable()
    private var panels = PanelTable()
    private var requestCount = 0
    private var spanCount = 0
    private var versions: [ConventionVersion: Int] = [:]

    /// Creates a checker that has seen nothing.
    public init(_ options: Options = Options()) {
        self.options = options
        readers = BackendReaders.all.filter { options.backends.contains($0.name) }
    }

    /// Judges one request.
    public mutating func add(_ traces: OTLPTraces) {
        requestCount += 1
        for rule in options.rules {
            guard case .request(let check) = rule.examination else { continue }
            let place = SpanPlace(traceID: "", spanID: "", name: "")
            for observation in check(traces.spanCount) { note(observation, of: rule, label: "request", at: place) }
        }
        for resource in traces.resourceSpans {
            for scope in resource.scopeSpans {
                for span in scope.spans {
                    add(
                        ObservedSpan(
                            span, resource: resource.attributes, scope: scope.scope, schemaURL: scope.schemaURL,
                            version: options.version))
                }
            }
        }
    }

    private mutating func add(_ span: ObservedSpan) {
        spanCount += 1
        if span.isGenAI { versions[span.version, default: 0] += 1 }
        let place = SpanPlace(
            traceID: span.span.traceIDBytes.hexadecimal, spanID: span.span.spanIDBytes.hexadecimal,
            name: span.span.name.beginning(Self.nameLimit))
        for rule in options.rules {
            guard case .span(let check) = rule.examination else { continue }
            for observation in check(span) { note(observation, of: rule, label: span.label, at: place) }
        }
        graph.add(span, at: place)
        guard let role = span.role else { return }
        for reader in readers {
            for reading in reader.readings(of: span, role: role) {
                panels.add(reading, of: reader.name, label: span.label)
                note(reading, of: reader, label: span.label, at: place)
            }
        }
    }

    /// What was found so far.
    public func report() -> CheckReport {
        var all = self
        all.judgeTraces()
        return CheckReport(
            requestCount: requestCount, spanCount: spanCount, traceCount: graph.traces.count, versions: versions,
            findings: all.findings.groups, panels: panels.rows, spansBeyondMemory: graph.leftOutCount)
    }

    private mutating func judgeTraces() {
        for id in graph.order {
            guard var trace = graph.traces[id] else { continue }
            trace.addUpUsage()
            for rule in options.rules {
                guard case .trace(let check) = rule.examination else { continue }
                for node in trace.nodes {
                    for observation in check(node, trace) {
                        note(observation, of: rule, label: node.label, at: node.place)
                    }
                }
            }
        }
    }

    private mutating func note(_ observation: Observation, of rule: Rule, label: String, at place: SpanPlace) {
        findings.add(
            Finding(
                rule: rule.id, severity: observation.severity ?? rule.severity, label: label,
                attribute: observation.attribute?.beginning(Self.nameLimit), found: observation.found,
                example: observation.example,
                reason: observation.reason ?? rule.reason, advice: observation.advice ?? rule.advice, place: place))
    }

    private mutating func note(
        _ reading: PanelReading, of reader: any BackendReader, label: String, at place: SpanPlace
    ) {
        let id = reading.verdict == .empty ? Rule.panelEmpty.id : Rule.panelWrong.id
        guard reading.verdict != .full, let rule = options.rules.first(where: { $0.id == id }) else { return }
        var observation = Observation(nil, "\(reader.name): \(reading.panel.rawValue) \(reading.reason)")
        observation.advice = reading.advice
        // What no sender can change is no reason to fail.
        observation.severity = options.demandsPanels && reading.isSendersChoice ? .warning : .info
        note(observation, of: rule, label: label, at: place)
    }
}
