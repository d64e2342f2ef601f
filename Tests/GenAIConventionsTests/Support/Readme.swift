// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The README of the module, of which a part is generated.
struct Readme {
    let text: String

    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/GenAIConventions/README.md")
    private static let marks = (begin: "<!-- coverage: generated -->", end: "<!-- coverage: end -->")

    struct MissingMarks: Error {}

    init() throws { text = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self) }

    /// The text with another generated part.
    func replacing(_ generated: String) throws -> String {
        guard let begin = text.range(of: Self.marks.begin), let end = text.range(of: Self.marks.end),
            begin.upperBound <= end.lowerBound
        else { throw MissingMarks() }
        return text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: "\n\n\(generated)\n\n")
    }

    func write(_ text: String) throws { try Data(text.utf8).write(to: Self.file) }
}
