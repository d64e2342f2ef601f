// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting

extension SpanRecord {
    /// What a dialect adds, one attribute to a line, in the notation of `table`.
    func table(of dialect: some Dialect) -> String {
        attributes(of: dialect).attributes.map(\.line).joined(separator: "\n")
    }

    /// What a dialect adds.
    func attributes(of dialect: some Dialect) -> AttributeCollector {
        var collector = AttributeCollector()
        dialect.map(self, into: &collector)
        return collector
    }

    /// What a profile sends.
    func attributes(in profile: Profile) -> AttributeCollector { AttributeCollector(of: self, by: profile) }

    /// A span with surroundings, and with a price when it is about a call of a model.
    static func surrounded(_ operation: some SpanOperation) -> SpanRecord {
        var record = SpanRecord.sample(of: operation, association: SampleOperations.association)
        guard operation is Inference else { return record }
        var parts = Cost.Parts()
        parts.input = 1_000_000_000
        parts.cacheRead = 200_000_000
        parts.output = 3_000_000_000
        record.cost = Cost(parts)
        return record
    }
}

extension AttributeCollector {
    /// The text of a name, or nil when it is none.
    func text(_ name: String) -> String? { if case .string(let text) = self[name] { text } else { nil } }

    /// The value that the text of a name spells in JSON, or nil when it is none.
    func json(_ name: String) -> AttributeValue? { text(name).flatMap { try? JSONReader.parse($0.utf8) } }

    /// The names that begin so.
    func names(beginning prefix: String) -> [String] { attributes.map(\.name).filter { $0.hasPrefix(prefix) } }
}

extension AttributeValue {
    /// A member of named values.
    subscript(name: String) -> AttributeValue? { if case .map(let members) = self { members[name] } else { nil } }
    /// An element of a list.
    subscript(index: Int) -> AttributeValue? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }
}
