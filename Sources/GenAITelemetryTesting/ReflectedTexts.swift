// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Every text that can be reached in a value, found by reflection and not by the visitors that redaction itself uses, so
/// that what those forget is seen.
package struct ReflectedTexts {
    /// A text and where it stands, such as `operation.input.messages.0.parts.1.text`.
    package struct Leaf: Hashable, Sendable {
        package let path: String
        package let text: String

        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// The texts, bytes as text among them, in the order in which they are stored.
    package private(set) var leaves: [Leaf] = []
    /// Where nothing stands: missing values and empty lists.
    package private(set) var gaps: [String] = []

    /// Looks through a value.
    package init(of value: Any) { walk(value, path: "", depth: 0) }

    private mutating func walk(_ value: Any, path: String, depth: Int) {
        guard depth < 500 else { return }
        if let text = value as? String { return leaves.append(Leaf(path: path, text: text)) }
        if let bytes = value as? [UInt8] {
            return leaves.append(Leaf(path: path, text: String(decoding: bytes, as: UTF8.self)))
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional where mirror.children.isEmpty: return gaps.append(path)
        case .collection where mirror.children.isEmpty: gaps.append(path)
        case .dictionary:
            // By key: the order of a dictionary is not the same for equal ones.
            let pairs = mirror.children.map { Mirror(reflecting: $0.value).children.map(\.value) }
            for pair in pairs.filter({ $0.count == 2 }).sorted(by: { "\($0[0])" < "\($1[0])" }) {
                walk(pair[1], path: "\(path).\(pair[0])", depth: depth + 1)
            }
            return
        case .optional: return mirror.children.forEach { walk($0.value, path: path, depth: depth + 1) }
        default: break
        }
        if mirror.children.isEmpty, mirror.displayStyle != .collection {
            // A number, a truth value, a case without values.
            leaves.append(Leaf(path: path, text: "\(value)"))
        }
        for (index, child) in mirror.children.enumerated() {
            let label = child.label ?? "\(index)"
            let hidden = ["box", "value", "storage", "values", "pairs", "some"].contains(label)
            walk(child.value, path: hidden ? path : path.isEmpty ? label : "\(path).\(label)", depth: depth + 1)
        }
    }
}
