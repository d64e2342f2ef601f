// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How parts of a line stand out: with colours on a terminal, and not at all elsewhere.
enum TerminalStyle: Sendable {
    case plain
    case colored

    /// The style for standard output: colours on a terminal, unless `NO_COLOR` is set to anything or `TERM` is `dumb`.
    ///
    /// - Parameter environment: Names and values of variables.
    /// - Returns: The style.
    static func forStandardOutput(environment: [String: String]) -> TerminalStyle {
        let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return isatty(1) == 1 && !isRefused && environment["TERM"] != "dumb" ? .colored : .plain
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func failure(_ text: String) -> String { wrap(text, "31") }
    func success(_ text: String) -> String { wrap(text, "32") }
    func warning(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

#endif
