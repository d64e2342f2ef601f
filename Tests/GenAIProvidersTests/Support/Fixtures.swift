// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files beside the tests.
enum Fixtures {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// Reads a file.
    static func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// The names of the files in a folder, in order.
    static func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
    }

    /// Writes a file, when somebody has changed what the tests expect and will look at the difference.
    static func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Whether files are to be written instead of compared: `GENAI_TELEMETRY_WRITE_FIXTURES=1 swift test`.
    static var isWriting: Bool { ProcessInfo.processInfo.environment["GENAI_TELEMETRY_WRITE_FIXTURES"] == "1" }
}
