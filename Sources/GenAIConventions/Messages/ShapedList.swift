// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Content that is a list of objects of a schema's shape already, because the application wrote it so.
///
/// A list of another shape is worse than none: backends read all of it or nothing. Such content is told as text.
struct ShapedList {
    /// The objects.
    let objects: [Attributes]
    /// The list as the application wrote it, if it wrote JSON.
    private let json: String?

    /// Takes content as a list, or returns nil when it is none or one of its objects has another shape.
    init?(_ content: Content, where hasShape: (Attributes) -> Bool) {
        let value: AttributeValue
        switch content {
        case .value(let structured): (value, json) = (structured, nil)
        case .json(let text):
            guard let parsed = try? JSONReader.parse(text.utf8) else { return nil }
            (value, json) = (parsed, text)
        default: return nil
        }
        guard case .array(let elements) = value else { return nil }
        var objects: [Attributes] = []
        objects.reserveCapacity(elements.count)
        for element in elements {
            guard case .map(let object) = element, hasShape(object) else { return nil }
            objects.append(object)
        }
        self.objects = objects
    }

    /// Writes the list as it is.
    func write(to writer: inout JSONWriter) {
        if let json { writer.validated(json) } else { writer.array(objects) { $0.value(.map($1)) } }
    }
}

extension Attributes {
    /// Whether it is a message of the message schemas.
    var isMessage: Bool {
        guard case .string = self["role"], case .array(let parts) = self["parts"] else { return false }
        return parts.allSatisfy {
            if case .map(let part) = $0 { part.isPart } else { false }
        }
    }

    /// Whether it is a part of a message.
    var isPart: Bool {
        if case .string = self["type"] { true } else { false }
    }
}
