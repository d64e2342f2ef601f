// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Reads typed values out of an environment, and collects what was wrong with the others.
///
/// The rules are OpenTelemetry's ("Parsing and validation of environment variables"): empty means unset, a value that
/// cannot be used is warned about and ignored, and nothing ever fails.
struct EnvironmentReader {
    private let environment: [String: String]
    private(set) var warnings: [ConfigurationWarning] = []

    init(_ environment: [String: String]) { self.environment = environment }

    /// The value without the spaces around it, or `nil` when nothing is left.
    func text(_ variable: EnvironmentVariable) -> String? {
        guard let value = environment[variable.rawValue] else { return nil }
        let trimmed = Self.trim(value)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// "true" in any case is true and "false" false; anything else is false and warned about.
    mutating func boolean(_ variable: EnvironmentVariable) -> Bool? {
        guard let text = text(variable) else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            warn(variable, "\(Self.shape(text)), neither true nor false", "taking it as false")
            return false
        }
    }

    /// A whole number of milliseconds, zero or more.
    mutating func milliseconds(_ variable: EnvironmentVariable, otherwise: String) -> Duration? {
        wholeNumber(variable, unit: "number of milliseconds", from: 0, otherwise: otherwise).map { .milliseconds($0) }
    }

    /// A whole number from `minimum` up.
    mutating func count(_ variable: EnvironmentVariable, from minimum: Int, otherwise: String) -> Int? {
        wholeNumber(variable, unit: "number", from: minimum, otherwise: otherwise)
    }

    /// One of a fixed set of words, in any case.
    mutating func choice<Value>(
        _ variable: EnvironmentVariable, from values: [String: Value], otherwise: String
    ) -> Value? {
        guard let text = text(variable) else { return nil }
        if let value = values[text.lowercased()] { return value }
        let known = values.keys.sorted().joined(separator: ", ")
        warn(variable, "\(Self.shape(text)), none of \(known)", otherwise)
        return nil
    }

    /// The parts of a comma-separated list, trimmed, without empty ones.
    func list(_ variable: EnvironmentVariable) -> [String]? {
        text(variable).map { $0.split(separator: ",").map { Self.trim($0) }.filter { !$0.isEmpty } }
    }

    mutating func warn(_ variable: EnvironmentVariable, _ problem: String, _ consequence: String) {
        warnings.append(ConfigurationWarning(variable.rawValue, problem: problem, consequence: consequence))
    }

    /// What may be said about a value that cannot be used.
    static func shape(_ text: some StringProtocol) -> String {
        text.count == 1 ? "1 character" : "\(text.count) characters"
    }

    static func trim(_ text: some StringProtocol) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        guard let start = text.firstIndex(where: { !isSpace($0) }), let end = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }

    private mutating func wholeNumber(
        _ variable: EnvironmentVariable, unit: String, from minimum: Int, otherwise: String
    ) -> Int? {
        guard let text = text(variable) else { return nil }
        guard let number = Int(text) else {
            warn(variable, "\(Self.shape(text)), not a whole \(unit)", otherwise)
            return nil
        }
        guard number >= minimum else {
            warn(variable, "a number below \(minimum)", otherwise)
            return nil
        }
        return number
    }
}
