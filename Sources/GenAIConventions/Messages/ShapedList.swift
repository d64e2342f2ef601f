// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A list of objects of a schema's shape, from content that the application wrote as JSON or as values.
///
/// Backends read all of a list or nothing. What can be brought into the shape is; an element that cannot is left out and
/// counted; content of which nothing has the shape is no such list, and its writer tells it in another way. JSON that is
/// in shape is passed on as it was written, and never becomes values.
struct ShapedList {
    private enum Source {
        case json(String)
        case objects([Attributes])
    }

    private let source: Source
    /// How many elements, and members of elements, had no place.
    let droppedCount: Int
    /// Whether every object says why the model stopped.
    let haveFinishReasons: Bool

    /// Takes content as a list, or returns nil when nothing in it has the shape.
    init?(_ content: Content, of shape: ObjectShape) {
        let elements: [AttributeValue]
        switch content {
        case .value(.array(let values)): elements = values
        case .json(let text):
            if shape.isShape(ofListIn: text) {
                source = .json(text)
                droppedCount = 0
                haveFinishReasons = ObjectShape.choice.isShape(ofListIn: text)
                return
            }
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
        source = .objects(objects)
        droppedCount = dropped
        haveFinishReasons = objects.allSatisfy { $0["finish_reason"] != nil }
    }

    /// The objects, read from the text if it is one.
    var objects: [Attributes] {
        switch source {
        case .objects(let objects): return objects
        case .json(let text):
            guard case .array(let elements) = try? JSONReader.parse(text.utf8) else { return [] }
            return elements.compactMap { if case .map(let object) = $0 { object } else { nil } }
        }
    }

    /// Writes the list, as it was written where it can be.
    func write(to writer: inout JSONWriter) {
        switch source {
        case .json(let text): writer.validated(text)
        case .objects(let objects): writer.array(objects) { $0.value(.map($1)) }
        }
    }
}
