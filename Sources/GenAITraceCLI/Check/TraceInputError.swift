// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

/// Why there are no traces to judge.
struct TraceInputError: Error, CustomStringConvertible {
    enum Problem {
        /// It cannot be read.
        case unreadable
        /// It was read, and is something else.
        case content
        /// The server cannot be reached, or does not give it.
        case unavailable
        /// The address cannot be used.
        case configuration
    }

    let problem: Problem
    /// The line, from 1, where there are lines.
    let line: Int?
    private let message: String

    init(_ problem: Problem, _ message: String, line: Int? = nil) {
        self.problem = problem
        self.message = message
        self.line = line
    }

    var description: String { line.map { "Line \($0): \(message)" } ?? message }

    /// How the command ends.
    var exitCode: ExitCode {
        switch problem {
        case .unreadable: ExitStatus.noInput
        case .content: ExitStatus.dataError
        case .unavailable: ExitStatus.unavailable
        case .configuration: ExitStatus.configuration
        }
    }
}
#endif
