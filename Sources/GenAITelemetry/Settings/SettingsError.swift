// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Why a file of settings (prices, a profile, a policy) cannot be used, and where.
public struct SettingsError: Error, Hashable, Sendable {
    /// What the file is for, such as `price table`.
    public let subject: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong there, as the rest of a sentence.
    ///
    /// Values of the file never stand in it, names of its members may.
    public let reason: String
    /// The file, if it came from one.
    public internal(set) var path: String?

    /// Creates an error.
    public init(_ subject: String, line: Int, _ reason: String) {
        self.subject = subject
        self.line = line
        self.reason = reason
    }

    /// This error with the file that it is about.
    package func inFile(_ path: String) -> SettingsError {
        var error = self
        error.path = path
        return error
    }
}

extension SettingsError: CustomStringConvertible {
    /// What cannot be used, where it is wrong and how, in one sentence.
    public var description: String {
        "The \(subject)\(path.map { " in \($0)" } ?? "") cannot be used: line \(line): \(reason)."
    }
}
