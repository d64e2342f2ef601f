// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What every redactor must keep, whatever span it is given.
///
/// ```swift
/// @Test func `customer numbers are taken out`() {
///     #expect(RedactorContract(CustomerNumbers(), secret: "CN-2219-4471").violations() == [])
/// }
/// ```
///
/// The suite plants the secret on every surface of spans of every kind of work, lets the redactor at them, and looks for it
/// by reflection in what is left. It also asks that a redactor leaves identity, times and structure alone, leaves no name
/// empty, says the same of the same span, and changes nothing when it is run again.
public struct RedactorContract {
    private let redactor: any Redactor
    private let secret: String

    /// Creates a suite for a redactor.
    ///
    /// - Parameters:
    ///   - redactor: The redactor, or a whole ``RedactionStage``.
    ///   - secret: A text that the redactor is there to take out, of at least eight characters, without white space.
    public init(_ redactor: any Redactor, secret: String) {
        self.redactor = redactor
        self.secret = secret
    }

    /// One sentence for each rule that is broken and each place where it is broken; empty when all is well.
    public func violations() -> [String] {
        var violations: [String] = []
        var seen: Set<String> = []
        func add(_ found: [String]) {
            for violation in found where seen.insert(violation).inserted { violations.append(violation) }
        }
        for operation in SampleOperations.filled {
            add(self.violations(of: planted(.surrounded(operation), [])))
            for content in PlantingVisitor.contents(holding: secret) {
                add(self.violations(of: planted(.sample(of: operation), content)))
            }
        }
        for operation in SampleOperations.empty + SampleOperations.filled {
            add(violationsOfStructure(.sample(of: operation)))
        }
        return violations
    }
}

// MARK: - The rules

extension RedactorContract {
    private func violations(of planted: SpanRecord) -> [String] {
        let redacted = redacted(planted)
        var violations = violationsOfStructure(planted)
        for leaf in ReflectedTexts(of: redacted).leaves {
            if leaf.text.utf8Contains(secret) {
                violations.append("\(planted.operationKind): the secret survives in \(leaf.path)")
            } else if leaf.path.utf8Contains(secret) {
                violations.append("\(planted.operationKind): the secret survives in a name")
            }
        }
        return violations
    }

    private func violationsOfStructure(_ record: SpanRecord) -> [String] {
        let redacted = redacted(record)
        var violations: [String] = []
        func demand(_ rule: Bool, _ violation: @autoclosure () -> String) {
            if !rule { violations.append("\(record.operationKind): \(violation())") }
        }
        let leaves = ReflectedTexts(of: redacted).leaves
        for path in difference(leaves, ReflectedTexts(of: self.redacted(record)).leaves) {
            demand(false, "\(path) is another one when the same span is redacted again")
        }
        for path in difference(leaves, ReflectedTexts(of: self.redacted(redacted)).leaves) {
            demand(false, "\(path) changes when what is redacted is redacted again")
        }

        demand(redacted.context == record.context, "the identity of the span has changed")
        demand(redacted.parent == record.parent, "the parent has changed")
        demand(redacted.startTime == record.startTime && redacted.endTime == record.endTime, "a time has changed")
        demand(redacted.kind == record.kind, "the kind of the span has changed")
        demand(redacted.operationKind == record.operationKind, "the kind of the work has changed")
        demand(redacted.status.code == record.status.code, "the outcome has changed")
        demand(redacted.events.map(\.time) == record.events.map(\.time), "an event is gone or has another time")
        demand(
            redacted.links.map(\.context.spanID) == record.links.map(\.context.spanID)
                && redacted.links.map(\.context.traceID) == record.links.map(\.context.traceID),
            "a link is gone or points elsewhere")
        if let name = record.name, !name.isEmpty {
            demand(redacted.name?.isEmpty == false, "the span has lost its name")
        }
        for (event, original) in zip(redacted.events, record.events) where !original.name.isEmpty {
            demand(!event.name.isEmpty, "an event has lost its name")
        }
        return violations
    }

    private func difference(_ left: [ReflectedTexts.Leaf], _ right: [ReflectedTexts.Leaf]) -> Set<String> {
        left == right ? [] : Set(Set(left).symmetricDifference(right).map(\.path))
    }

    private func redacted(_ record: SpanRecord) -> SpanRecord {
        var record = record
        do { try redactor.redact(&record) } catch { return record }
        return record
    }

    /// A span with the secret in every field that can hold one.
    private func planted(_ record: SpanRecord, _ content: Content) -> SpanRecord {
        var record = record
        var visitor = PlantingVisitor(secret: secret, content: content)
        record.visitFields(&visitor)
        // Alone, too: what is left of such a name must not be nothing.
        record.events.append(SpanEvent(name: secret, time: 3))
        record.links.append(
            SpanLink(
                SpanContext(
                    traceID: record.context.traceID, spanID: record.context.spanID,
                    traceState: TraceState(validated: "vendor=\(secret)"))))
        return record
    }
}

extension SpanRecord {
    /// A span with something in every place around the work.
    static func surrounded(_ operation: any SpanOperation) -> SpanRecord {
        var record = SpanRecord.sample(
            of: operation, status: .error("rate_limit", message: "Too many."),
            association: SampleOperations.association,
            attributes: [
                "app.text": "x", "app.list": ["x", 1], "app.map": ["a": ["b": "x"]], "app.bytes": .bytes([1]),
            ])
        record.name = "insisted"
        record.cost = Cost(picounits: 1_500)
        record.events = [
            SpanEvent(name: "cache.miss", time: 1, attributes: ["key": "x"]),
            SpanEvent(
                name: "exception", time: 2,
                attributes: ["exception.type": "E", "exception.message": "m", "exception.stacktrace": "s"]),
        ]
        record.links = [SpanLink(record.context, attributes: ["why": "retry"])]
        return record
    }
}

extension String {
    /// Whether the bytes of another text stand somewhere in this one, whatever characters they make with their neighbours.
    func utf8Contains(_ other: String) -> Bool {
        let (bytes, pattern) = (Array(utf8), Array(other.utf8))
        guard !pattern.isEmpty, bytes.count >= pattern.count else { return false }
        return (0...bytes.count - pattern.count).contains { start in
            bytes[start] == pattern[0] && bytes[start..<start + pattern.count].elementsEqual(pattern)
        }
    }
}
