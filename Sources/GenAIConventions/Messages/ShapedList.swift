// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A list of objects of a schema's shape, from content that the application wrote as JSON or as values.
///
/// Backends read all of a list or nothing. What can be brought into the shape is; an element that cannot is left out and
/// counted; content of which nothing has the shape is no such list, and its writer tells it in another way.
struct ShapedList {
    /// The objects.
    let objects: [Attributes]
    /// How many elements, and members of elements, had no place.
    let droppedCount: Int
    /// The list as the application wrote it, if it wrote JSON to which nothing had to be done.
    private let json: String?

    /// Takes content as a list, or returns nil when nothing in it has the shape.
    init?(_ content: Content, of shape: ObjectShape) {
        var (value, json): (AttributeValue, String?)
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
        var dropped = 0
        for element in elements {
            guard let object = shape.form(element, &dropped) else {
                dropped += 1
                continue
            }
            if case .map(object) = element {} else { json = nil }
            objects.append(object)
        }
        if objects.isEmpty, !elements.isEmpty { return nil }
        self.objects = objects
        droppedCount = dropped
        self.json = dropped == 0 ? json : nil
    }

    /// Writes the list, as it was written where it can be.
    func write(to writer: inout JSONWriter) {
        if let json { writer.validated(json) } else { writer.array(objects) { $0.value(.map($1)) } }
    }
}
