// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names of models as providers write them.
enum ModelName {
    /// The name without the date behind it, or nil when there is none.
    ///
    /// Dates are written `-2024-08-06`, `-20241022` and `@20241022`; `-latest` stands for one.
    static func withoutDate(_ name: String) -> String? {
        for suffix in ["-latest", "@latest"] where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        for pattern in ["-dddd-dd-dd", "-dddddddd", "@dddddddd"] where ends(name, with: pattern) {
            return String(name.utf8.dropLast(pattern.utf8.count))
        }
        return nil
    }

    /// Whether a name ends in a pattern in which `d` stands for a digit, and is more than that.
    private static func ends(_ name: String, with pattern: String) -> Bool {
        let (name, pattern) = (name.utf8, pattern.utf8)
        guard name.count > pattern.count else { return false }
        return zip(name.suffix(pattern.count), pattern).allSatisfy { byte, mark in
            mark == UInt8(ascii: "d") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == mark
        }
    }
}
