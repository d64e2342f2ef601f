// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension RedactionPolicyFile {
    /// Reads a policy from a file, and the keys that it names from theirs or from the environment.
    ///
    /// ```swift
    /// let file = try RedactionPolicyFile(contentsOf: "/etc/handbook-bot/redaction.json")
    /// configuration.redaction = file.policy
    /// ```
    ///
    /// - Parameter path: The path of the file.
    /// - Throws: ``ConfigurationError`` with file, line and reason.
    public init(contentsOf path: String) throws(ConfigurationError) {
        let text: String
        do throws(SettingsFile.Problem) {
            text = try SettingsFile.text(of: path)
        } catch {
            throw ConfigurationError(
                .invalidRedactionPolicy, "The redaction policy in \(path) \(error.reason); nothing is sent without it.")
        }
        do throws(SettingsError) {
            try self.init(json: text, key: Self.key)
        } catch {
            throw ConfigurationError(.invalidRedactionPolicy, error.inFile(path).description)
        }
    }

    private static func key(_ source: KeySource) -> Result<[UInt8], KeyProblem> {
        switch source {
        case .file(let path):
            do throws(SettingsFile.Problem) {
                var bytes = try SettingsFile.contents(of: path)
                // Editors and `echo` end a file with a line feed that belongs to no key.
                while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
                return .success(bytes)
            } catch {
                return .failure(KeyProblem("file \(error.reason)"))
            }
        case .environment(let name):
            guard let value = unsafe getenv(name) else { return .failure(KeyProblem("variable is not set")) }
            return .success(Array(unsafe String(cString: value).utf8))
        }
    }
}

extension ConfigurationError.Code {
    /// The redaction policy cannot be used.
    public static let invalidRedactionPolicy = Self(rawValue: "invalid_redaction_policy")
}
