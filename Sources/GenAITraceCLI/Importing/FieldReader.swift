// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Reads the members of one JSON object by name and type, and knows which nobody has asked for.
///
/// A member that is missing or null is nil. One of another type is a problem, and so is one that is left over: a name that
/// is misspelled must not be lost without a word.
struct FieldReader {
    private var members: Attributes
    /// The place of the object: `fields.`, or nothing for the whole line.
    private let place: String

    init(_ members: Attributes, at place: String = "") {
        self.members = members
        self.place = place
    }

    /// Whether a member is there.
    func has(_ name: String) -> Bool { members[name].map { $0 != .empty } ?? false }

    /// The value of a member, which counts as read.
    mutating func take(_ name: String) -> AttributeValue? {
        guard let value = members[name] else { return nil }
        members[name] = nil
        return value == .empty ? nil : value
    }

    /// Everything that nobody has read yet.
    mutating func takeAll() -> Attributes {
        defer { members = [:] }
        return members
    }

    /// A problem with a member.
    func problem(_ name: String, _ message: String) -> ImportProblem {
        ImportProblem("\"\(place)\(name)\" \(message).")
    }

    /// Checks that every member was read.
    func finish() throws(ImportProblem) {
        guard let name = members.first?.key else { return }
        throw problem(TerminalText.excerpt(name, limit: 60), "is not a name of the schema")
    }

    /// A member converted.
    mutating func read<Value>(
        _ name: String, _ expected: String, _ convert: (AttributeValue) -> Value?
    ) throws(ImportProblem) -> Value? {
        guard let value = take(name) else { return nil }
        guard let converted = convert(value) else { throw problem(name, "has to be \(expected)") }
        return converted
    }

    /// An object with members of its own.
    mutating func nested<Value: FieldReadable>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(ImportProblem) -> Value? {
        guard let members = try attributes(name) else { return nil }
        return try Value.read(members, at: "\(place)\(name).")
    }

    /// A list of objects.
    mutating func list<Value: FieldReadable>(
        _ name: String, of type: Value.Type = Value.self
    ) throws(ImportProblem) -> [Value] {
        let elements = try read(name, "a list of objects") { value -> [AttributeValue]? in
            if case .array(let elements) = value { elements } else { nil }
        }
        var values: [Value] = []
        for (index, element) in (elements ?? []).enumerated() {
            guard case .map(let members) = element else { throw problem(name, "has to be a list of objects") }
            values.append(try Value.read(members, at: "\(place)\(name)[\(index)]."))
        }
        return values
    }
}

#endif
