// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
import GenAITelemetry

/// What every semantic convention must keep, whatever span it is given.
///
/// ```swift
/// @Test func `my dialect keeps the contract`() {
///     #expect(SemanticConventionContract(MyDialect()).violations() == [])
/// }
/// ```
///
/// The suite maps spans of every kind of work: with nothing known and with everything known, with content of every shape,
/// with texts that are empty, blank or full of control characters, and with every outcome.
public struct SemanticConventionContract {
    private let convention: any SemanticConvention

    /// Creates a suite for a convention.
    public init(_ convention: any SemanticConvention) { self.convention = convention }

    /// One sentence for each rule that is broken and each kind of work with which it is broken; empty when all is well.
    public func violations() -> [String] {
        var violations: [String] = []
        var seen: Set<String> = []
        for operation in SampleOperations.empty + SampleOperations.filled {
            for (situation, record) in Self.situations(of: operation) {
                for violation in violationsOfAnySpan(record) where seen.insert(violation).inserted {
                    violations.append("\(violation), with \(situation)")
                }
            }
            violations += violationsOfOutcomes(operation) + violationsOfFreeAttributes(operation)
        }
        return violations
    }
}

// MARK: - The rules

extension SemanticConventionContract {
    private func violationsOfAnySpan(_ record: SpanRecord) -> [String] {
        var violations: [String] = []
        func demand(_ rule: Bool, _ violation: @autoclosure () -> String) {
            if !rule { violations.append("\(record.operationKind): \(violation())") }
        }
        let name = convention.spanName(for: record).description
        demand(!name.isEmpty, "the span has an empty name")
        demand(name.first?.isWhitespace != true, "the name begins with white space")
        demand(name.last?.isWhitespace != true, "the name ends with white space")
        demand(name == convention.spanName(for: record).description, "the name is another one the second time")

        let collected = convention.collect(record)
        for name in collected.repeatedNames { demand(false, "\(name) is set twice") }
        for attribute in collected.attributes {
            demand(!attribute.name.isEmpty, "an attribute has an empty name")
            demand(
                attribute.name.allSatisfy { !$0.isWhitespace && !$0.isNewline }, "\(attribute.name) has white space")
            demand(attribute.value != .empty, "\(attribute.name) has no value")
            if attribute.isJSON, case .string(let json) = attribute.value {
                demand(JSONReader.isValid(json, maximumDepth: 1_024), "\(attribute.name) is not JSON")
            }
        }
        for event in convention.events(of: record) {
            demand(!event.name.isEmpty, "an event has an empty name")
            demand(
                (record.startTime...max(record.startTime, record.endTime)).contains(event.time),
                "\(event.name) lies outside of the span")
            for (name, value) in event.attributes { demand(value != .empty, "\(name) of \(event.name) has no value") }
        }
        demand(collected.attributes == convention.collect(record).attributes, "the attributes differ the second time")
        return violations
    }

    private func violationsOfOutcomes(_ operation: any SpanOperation) -> [String] {
        let outcomes: [SpanStatus] = [
            .unset, .ok, .error("rate_limit"), SpanStatus(.error), SpanStatus(.error, errorType: ""), .timeout,
            SpanStatus(.timeout), .cancelled, SpanStatus(.cancelled), SpanStatus(.unset, errorType: "left over"),
        ]
        return outcomes.compactMap { status in
            let type = convention.collect(.sample(of: operation, status: status))["error.type"]
            let isRight: Bool =
                switch (status.isFailure, type) {
                case (false, nil): true
                case (true, .string(let type)): status.errorType.map { $0.isEmpty || $0 == type } ?? true && type != ""
                default: false
                }
            if isRight { return nil }
            return "\(Self.kind(of: operation)): error.type is \(type.map { "\($0)" } ?? "missing") for \(status)"
        }
    }

    private func violationsOfFreeAttributes(_ operation: any SpanOperation) -> [String] {
        let record = SpanRecord.sample(of: operation, association: SampleOperations.association)
        var free: Attributes = ["acme.own": 1]
        if let known = convention.collect(record).attributes.first { free[known.name] = "insisted" }
        let collected = convention.collect(
            .sample(of: operation, association: SampleOperations.association, attributes: free))
        return free.compactMap { name, value in
            if collected[name] == value { return nil }
            return "\(Self.kind(of: operation)): the free attribute \(name) is lost"
        }
    }

    private static func kind(of operation: any SpanOperation) -> OperationKind { type(of: operation).kind }
}

extension SemanticConvention {
    fileprivate func collect(_ record: SpanRecord) -> AttributeCollector { AttributeCollector(of: record, by: self) }
}

// MARK: - The spans

extension SemanticConventionContract {
    private static func situations(of operation: any SpanOperation) -> [(String, SpanRecord)] {
        var situations: [(String, SpanRecord)] = []
        for kind in SpanKind.allCases {
            situations.append(("kind \(kind)", .sample(of: operation, kind: kind)))
        }
        var full = SpanRecord.sample(
            of: operation, status: .error("rate_limit", message: "Too many."), association: SampleOperations.association
        )
        full.cost = Cost(picounits: 1_500)
        full.redaction = RedactionReceipt(policy: "default-1")
        full.redaction?.counts = ["email": 2, "api_key": 1]
        situations.append(("everything around it", full))

        for name in ["", " ", "\n", " insisted "] {
            var record = full
            record.name = name
            situations.append(("the name \(name.debugDescription)", record))
        }
        for text in ["", " ", "\u{0}\n\"\\\u{7F}", " x ", String(repeating: "é", count: 300)] {
            var record = full
            var visitor = Replacing(text: text, content: nil)
            record.visitFields(&visitor)
            situations.append(("texts \(text.prefix(8).debugDescription)", record))
        }
        for (shape, content) in contents {
            var record = full
            var visitor = Replacing(text: nil, content: content)
            record.visitFields(&visitor)
            situations.append((shape, record))
        }
        return situations
    }

    private static var contents: [(String, Content)] {
        let nested = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        return [
            ("empty text", ""), ("text that looks like JSON", #"{"a":1}"#),
            ("text with control characters", "\u{0}\"\n\\"),
            ("broken JSON", .json("{\"a\":")), ("no JSON at all", .json("")), ("a JSON object", .json(#" {"a":[1]} "#)),
            ("a JSON array", .json("[1]")), ("a JSON text", .json(#""a""#)), ("deep JSON", .json(nested)),
            ("no messages", []), ("an empty message", [Message("", parts: [])]),
            ("messages", [.user("Hello."), Message(.assistant, parts: SampleOperations.parts, finishReason: "")]),
            ("odd messages", [Message(.tool, parts: oddParts, finishReason: .stop)]),
            ("no value", .value(.empty)), ("numbers that JSON lacks", .value([.double(.nan), .double(.infinity)])),
            ("bytes", .value(.bytes([0, 255]))), ("named values", .value(["a": .empty, "b": []])),
            ("content that was kept back", .withheld(ContentSummary(byteCount: 12, messageCount: 1, roles: [.user]))),
            ("nothing that was kept back", .withheld(ContentSummary(byteCount: 0))),
        ]
    }

    private static var oddParts: [MessagePart] {
        [
            .toolCall(id: nil, name: "", arguments: nil), .toolCall(id: "", name: "x", arguments: .json("{")),
            .toolCall(id: nil, name: "x", arguments: .withheld(ContentSummary(byteCount: 2))),
            .toolCallResponse(id: nil, response: .withheld(ContentSummary(byteCount: 2))),
            .toolCallResponse(id: nil, response: [.user("nested")]),
            .uri(modality: "", mediaType: nil, uri: "data:,%41%"), .uri(modality: "", mediaType: nil, uri: "data:"),
            .uri(modality: "image", mediaType: nil, uri: "data:image/png;base64,AAAA"),
            .other(type: "", fields: ["type": "forged", "content": .double(.nan)]),
        ]
    }
}

/// Puts the same text, or the same content, into every field that can hold one.
private struct Replacing: FieldVisitor {
    let text: String?
    let content: Content?

    mutating func visit(_ text: inout String, of field: Field) { text = self.text ?? text }
    mutating func visit(_ content: inout Content, of field: Field) { content = self.content ?? content }
    mutating func visit(_ value: inout AttributeValue, of field: Field) {}
    mutating func visit(key: inout String) {}
}
