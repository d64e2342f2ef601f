// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// Text of other people's on its way to a terminal.
///
/// A span's name or a prompt may hold escape sequences that move the cursor, set the title or answer as if typed, and marks
/// that reorder what is shown. None of that reaches the terminal.
enum TerminalText {
    /// What stands for a character that is not shown.
    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// The text in one line: white space of any kind becomes one space, control characters become U+FFFD.
    static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isAfterSpace { scalars.append(" ") }
                isAfterSpace = true
            } else {
                scalars.append(isHarmless(scalar) ? scalar : replacement)
                isAfterSpace = false
            }
        }
        if isAfterSpace, !scalars.isEmpty { scalars.removeLast() }
        return String(scalars)
    }

    /// The beginning of a text in one line, with an ellipsis where it was cut.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - limit: The most characters that are shown.
    /// - Returns: One line.
    static func excerpt(_ text: String, limit: Int) -> String {
        // A scalar is at least a character's part, so this much is enough; a megabyte of prompt is not walked through.
        let beginning = String(text.unicodeScalars.prefix(limit * 4 + 64))
        let line = line(beginning)
        guard line.count > limit || beginning.utf8.count < text.utf8.count else { return line }
        return line.prefix(Swift.max(limit - 1, 0)) + "…"
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        // Marks that reorder text; the joiners of emoji and of scripts are of this category too, and stay.
        case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
        default: true
        }
    }
}

#endif
