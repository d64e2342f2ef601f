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

    /// Takes content as a list, or returns nil when nothing in it has the shape.
    init?(_ content: Content, of shape: ObjectShape) {
        let elements: [AttributeValue]
        switch content {
        case .value(.array(let values)): elements = values
        case .json(let text):
            guard case .array(let parsed) = try? JSONReader.parse(text.utf8) else { return nil }
            elements = parsed
        default: return nil
        }
        var objects: [Attributes] = []
        objects.reserveCapacity(elements.count)
        var dropped = 0
        for element in elements {
            if let object = shape.form(element, &dropped) { objects.append(object) } else { dropped += 1 }
        }
        if objects.isEmpty, !elements.isEmpty { return nil }
        self.objects = objects
        droppedCount = dropped
    }
}

extension JSONWriter {
    /// Writes content as a list of objects of a shape, and returns how many values had no place in it; writes nothing and
    /// returns nil when nothing in it has the shape.
    ///
    /// JSON that is in shape is passed on as it was written, and never becomes values.
    mutating func list(_ content: Content, of shape: ObjectShape) -> Int? {
        if case .json(let json) = content, shape.count(ofListIn: json) != nil {
            validated(json)
            return 0
        }
        guard let list = ShapedList(content, of: shape) else { return nil }
        array(list.objects) { $0.value(.map($1)) }
        return list.droppedCount
    }
}
