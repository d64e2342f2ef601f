// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A policy as a file says it: for all destinations, and for some by name.
///
/// ```json
/// {
///     "version": "2026-03",
///     "content": "redacted",
///     "classes": {"personal": "pseudonym"},
///     "pseudonyms": {"key_id": "k1", "key_file": "/run/secrets/pseudonyms"}
/// }
/// ```
///
/// What cannot be understood, or names something unknown, is an error with the line and the reason: a rule that is
/// silently left out would be a leak.
public struct RedactionPolicyFile: Hashable, Sendable {
    /// The policy of every destination that has none of its own.
    public let policy: RedactionPolicy
    /// Policies of destinations by their names, as in `OTEL_TRACES_EXPORTER`.
    public let destinations: [String: RedactionPolicy]

    /// Where the bytes of a key come from.
    public enum KeySource: Hashable, Sendable {
        /// A file with this path.
        case file(String)
        /// An environment variable of this name.
        case environment(String)
    }

    /// Why a key cannot be had, as the end of a sentence that begins with its source.
    public struct KeyProblem: Error, Hashable, Sendable {
        /// The end of the sentence.
        public let reason: String
        /// Creates a problem.
        public init(_ reason: String) { self.reason = reason }
    }

    /// Reads a policy.
    ///
    /// - Parameters:
    ///   - json: The text of the file.
    ///   - key: Brings the bytes of a key. `RedactionPolicyFile(contentsOf:)` from `GenAIExport` brings those of files and
    ///     environment variables.
    /// - Throws: An error that names the line and says what is wrong there.
    public init(
        json: String,
        key: @escaping (KeySource) -> Result<[UInt8], KeyProblem> = { _ in .failure(KeyProblem("cannot be read here")) }
    ) throws(SettingsError) {
        let root = try SettingsValue(json: json, subject: "redaction policy")
        let reader = PolicyReader(key: key)
        var members = try root.members(known: PolicyReader.names + ["destinations"])
        let destinations = try members.removeValue(forKey: "destinations")?.allMembers() ?? []
        let policy = try reader.policy(members, basedOn: RedactionPolicy(version: "file"))
        var policies: [String: RedactionPolicy] = [:]
        for (name, value) in destinations {
            policies[name] = try reader.policy(value.members(known: PolicyReader.destinationNames), basedOn: policy)
        }
        self.policy = policy
        self.destinations = policies
    }
}
