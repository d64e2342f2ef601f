// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting

extension SpanRecord {
    /// The name and the attributes that a version gives the span, one to a line, in a notation in which the types can be
    /// told apart: `"text"`, `1`, `1.0`, `true`, `["a", "b"]`, and JSON without quotes.
    func table(_ version: GenAIConvention.Version = .v1_41) -> String {
        let convention = GenAIConvention(version)
        let lines = AttributeCollector(of: self, by: convention).attributes.map(\.line)
        return ([convention.spanName(for: self).description] + lines).joined(separator: "\n")
    }

    /// The attributes that a version gives the span.
    func attributes(_ version: GenAIConvention.Version = .v1_41) -> AttributeCollector {
        AttributeCollector(of: self, by: GenAIConvention(version))
    }
}

extension AttributeCollector.Attribute {
    /// The name and the value in the notation of the tables.
    var line: String {
        if isJSON, case .string(let json) = value { return "\(name) = \(json)" }
        return "\(name) = \(value.notation)"
    }
}

extension AttributeValue {
    /// The value in the notation of the tables.
    var notation: String {
        switch self {
        case .string(let text): text.debugDescription
        case .bool(let truth): "\(truth)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bytes(let bytes): "bytes \(bytes)"
        case .array(let elements): "[\(elements.map(\.notation).joined(separator: ", "))]"
        case .map(let attributes): "{\(attributes.map { "\($0.key): \($0.value.notation)" }.joined(separator: ", "))}"
        case .empty: "empty"
        case .sensitive(let stated): stated.description
        }
    }
}
