// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The versions of the GenAI conventions that a trace is judged by.
public enum ConventionVersion: String, Sendable, CaseIterable, Comparable {
    /// 1.36 and what came before it: `gen_ai.system`, messages as events.
    case v1_36 = "1.36"
    /// 1.37 to 1.41: what most backends know.
    case v1_41 = "1.41"
    /// The conventions in their own repository.
    case latest

    /// The version that a schema URL such as `https://opentelemetry.io/schemas/1.41.0` stands for; nil for any other text.
    public init?(schemaURL: String) {
        guard let schemas = schemaURL.range(of: "/schemas/") else { return nil }
        let rest = schemaURL[schemas.upperBound...]
        if rest.hasPrefix("gen-ai") { self = .latest; return }
        let numbers = rest.split(separator: ".").compactMap { Int($0) }
        guard numbers.count >= 2 else { return nil }
        self =
            switch (numbers[0], numbers[1]) {
            case (...0, _), (1, ...36): .v1_36
            case (1, ...41): .v1_41
            default: .latest
            }
    }

    /// Whether a version is older than another.
    public static func < (left: Self, right: Self) -> Bool { left.age > right.age }

    private var age: Int { Self.allCases.count - (Self.allCases.firstIndex(of: self) ?? 0) }
}

extension StringProtocol {
    /// The first place of a text, byte by byte.
    func range(of text: String) -> Range<Index>? {
        guard let first = text.utf8.first else { return nil }
        var start = startIndex
        while let place = self.utf8[start...].firstIndex(of: first) {
            if self.utf8[place...].starts(with: text.utf8) {
                return place..<self.utf8.index(place, offsetBy: text.utf8.count)
            }
            start = self.utf8.index(after: place)
        }
        return nil
    }
}
