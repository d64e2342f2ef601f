// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// The types of the conventions' attributes.
enum AttributeType: String, Sendable {
    case string
    case int
    case double
    case boolean
    /// A list of texts.
    case strings = "string[]"
    /// Structure: as such, or as JSON in one text.
    case any
    /// A prefix of names whose values are texts.
    case template = "template[string]"

    /// How well a value fits.
    enum Fit {
        case right
        /// Another kind of number: what languages with one kind of number send.
        case otherNumber
        case wrong
    }

    func fit(of value: AttributeValue) -> Fit {
        switch (self, value) {
        case (.string, .string), (.int, .int), (.double, .double), (.boolean, .bool), (.template, .string): .right
        case (.any, .string), (.any, .array), (.any, .map): .right
        case (.strings, .array(let elements)): elements.allSatisfy { $0.typeName == "string" } ? .right : .wrong
        case (.double, .int): .otherNumber
        case (.int, .double(let number)): number == number.rounded() ? .otherNumber : .wrong
        default: .wrong
        }
    }

    /// The type with its article, for a sentence.
    var description: String {
        switch self {
        case .string, .template: "a string"
        case .int: "an int"
        case .double: "a double"
        case .boolean: "a boolean"
        case .strings: "an array of strings"
        case .any: "structure, or JSON in a string"
        }
    }
}

extension AttributeValue {
    /// What kind of value it is, in OTLP's words.
    var typeName: String {
        switch self {
        case .string: "string"
        case .bool: "boolean"
        case .int: "int"
        case .double: "double"
        case .bytes: "bytes"
        case .array: "array"
        case .map: "kvlist"
        case .empty, .sensitive: "no value"
        }
    }
}
