// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A setting that was ignored, and what was taken in its place.
///
/// Reading the environment never fails and never prints: it collects one of these per bad value, and whoever started the
/// reading decides where they go. A value is described by its shape ("12 characters, not a number"), because any variable
/// may turn out to hold a credential that was pasted into the wrong place.
public struct ConfigurationWarning: Hashable, Sendable, CustomStringConvertible {
    /// The name of the environment variable, or of the setting.
    public let variable: String

    /// What is wrong with the value, by its shape.
    public let problem: String

    /// What happens instead.
    public let consequence: String

    package init(_ variable: String, problem: String, consequence: String) {
        self.variable = variable
        self.problem = problem
        self.consequence = consequence
    }

    /// One sentence: the variable, what is wrong with its value, what happens instead.
    public var description: String { "\(variable) is \(problem): \(consequence)." }
}
