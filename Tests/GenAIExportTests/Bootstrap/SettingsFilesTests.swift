// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import Testing

@testable import GenAIExport

/// Profiles and price tables that the environment names.
@Suite struct SettingsFilesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func profile(_ environment: [String: String]) -> (Profile?, [String]) {
        let configuration = TelemetryConfiguration(environment: environment)
        return (configuration.convention as? Profile, configuration.warnings)
    }

    @Test func `without a word the profile is generic, in the default version`() {
        let (profile, warnings) = profile([:])
        #expect(profile?.name == "generic" && profile?.convention.version == .default && warnings.isEmpty)
    }

    @Test(arguments: Profile.all.map(\.name))
    func `a profile is selected by name, in the version that is asked for`(name: String) {
        let (profile, warnings) = profile([
            "GENAI_TELEMETRY_PROFILE": name.uppercased(), "GENAI_TELEMETRY_SEMCONV": "latest",
        ])
        #expect(profile?.name == name && profile?.convention.version == .latest && warnings.isEmpty)
    }

    @Test func `an unknown profile is told with the known ones, and never quoted`() {
        let (profile, warnings) = profile(["GENAI_TELEMETRY_PROFILE": "s3cret"])
        #expect(profile?.name == "generic")
        #expect(warnings.count == 1 && warnings[0].contains("phoenix") && !warnings[0].contains("s3cret"))
    }

    @Test func `a profile comes from a file, and the environment's version wins`() {
        let path = directory.place(
            #"{"name": "ours", "base": "mlflow", "semconv": "latest", "dialects": [{"name": "langfuse", "content": false}, "traceloop"]}"#,
            as: "profile.json")
        let (profile, warnings) = profile(["GENAI_TELEMETRY_PROFILE": path])
        #expect(profile?.name == "ours" && warnings.isEmpty)
        #expect(profile?.convention.version == .latest)
        #expect(profile?.dialects.map(\.name) == ["langfuse", "traceloop"])
        #expect(profile?.tellsLocalAgentUsage == false)
        let pinned = self.profile(["GENAI_TELEMETRY_PROFILE": path, "GENAI_TELEMETRY_SEMCONV": "1.41"])
        #expect(pinned.0?.convention.version == .v1_41)
    }

    @Test(
        arguments: [
            (
                "{\"name\": \"x\",\n\"base\": \"zipkin\"}",
                "line 2: there is no such profile; there are generic, phoenix,"
            ),
            ("{\"name\": \"x\", \"dialects\": [\n\n\"esperanto\"]}", "line 3: there is no such dialect;"),
            ("{\"name\": \"x\",\n\"semconv\": \"0.9\"}", "line 2: there is no such version;"),
            ("{\"name\": \"x\",\n\"local_agent_usage\": 1}", "line 2: true or false was expected"),
            ("{\"nom\": \"x\"}", "line 1: \"nom\" is not known here"),
            ("{\n\"name\": \"x\"\n", "line 3: the text ends too early"),
            (
                "{\"name\": \"x\", \"dialects\": [\"mlflow\",\n{\"name\": \"mlflow\", \"content\": false}]}",
                "line 2: the dialect stands here a second time"
            ),
            ("{\"name\": \"x\",\n\"\\u001b[2J\": 1}", "line 2: a name of 4 bytes is not known here"),
        ])
    func `a profile file that cannot be used names the line and the reason, and is ignored`(
        json: String, reason: String
    ) {
        let path = directory.place(json, as: "profile.json")
        let (profile, warnings) = profile(["GENAI_TELEMETRY_PROFILE": path, "GENAI_TELEMETRY_SEMCONV": "latest"])
        #expect(profile?.name == "generic" && profile?.convention.version == .latest)
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("The profile in \(path) cannot be used: \(reason)") == true, "\(warnings)")
    }

    @Test func `prices come from a file, or are switched off`() {
        #expect(TelemetryConfiguration(environment: [:]).prices == .builtIn)
        #expect(TelemetryConfiguration(environment: ["GENAI_TELEMETRY_PRICES": "none"]).prices == nil)
        let path = directory.place(#"{"version": "ours"}"#, as: "prices.json")
        let configuration = TelemetryConfiguration(environment: ["GENAI_TELEMETRY_PRICES": path])
        #expect(configuration.prices?.version == "ours" && configuration.warnings.isEmpty)
    }

    @Test func `prices that cannot be used are told, and the built-in ones taken`() {
        let broken = directory.place("{\n\"version\": 3}", as: "prices.json")
        let folder = directory.path
        for (path, reason) in [
            (broken, "The price table in \(broken) cannot be used: line 2: a text was expected."),
            ("/no/such/prices.json", "GENAI_TELEMETRY_PRICES: the file /no/such/prices.json does not exist;"),
            (folder, "GENAI_TELEMETRY_PRICES: the file \(folder) is no regular file;"),
        ] {
            let configuration = TelemetryConfiguration(environment: ["GENAI_TELEMETRY_PRICES": path])
            #expect(configuration.prices == .builtIn)
            #expect(configuration.warnings.count == 1)
            #expect(configuration.warnings.first?.hasPrefix(reason) == true, "\(configuration.warnings)")
        }
    }

    private let policyVariable = "GENAI_TELEMETRY_REDACTION_POLICY"

    @Test func `a redaction policy comes from a file, with keys from files and policies of destinations`() throws {
        let key = directory.place(String(repeating: "k", count: 32) + "\n", as: "key")
        let path = directory.place(
            """
            {
                "version": "2026-03", "content": "redacted", "classes": {"personal": "pseudonym"},
                "pseudonyms": {"key_id": "k1", "key_file": "\(key)"}, "baggage": ["localhost"],
                "destinations": {"console": {"content": "none"}, "otlp/stdout": {"content": "full"}}
            }
            """, as: "policy.json")
        var configuration = TelemetryConfiguration(environment: [
            policyVariable: path, "OTEL_TRACES_EXPORTER": "console,otlp/stdout",
        ])
        #expect(configuration.redaction.version == "2026-03" && configuration.content == .redacted)
        let expected = try PseudonymKeys(
            PseudonymKey(id: "k1", bytes: [UInt8](repeating: UInt8(ascii: "k"), count: 32)))
        #expect(configuration.redaction.pseudonyms == expected)
        #expect(configuration.policies[.console]?.content == CapturePolicy.none)
        #expect(configuration.policies[.otlpStandardOutput]?.content == .full)
        configuration.diagnostics = .silent
        let telemetry = try Telemetry(configuration)
        #expect(telemetry.statistics.count == 2)
        #expect(telemetry.outboundPolicy.baggage == .only(["localhost"]))
    }

    @Test(
        arguments: [
            ("{\n\"contents\": \"none\"}", "line 2: \"contents\" is not known here"),
            ("{\"content\":\n\"everything\"}", "line 2: one of full, none, redacted"), ("", "line 1: "),
            (
                "{\"pseudonyms\": {\"key_id\": \"a\",\n\"key_file\": \"/no/such/key\"}}",
                "line 2: the key file does not exist"
            ),
            (
                "{\"pseudonyms\": {\"key_id\": \"a\",\n\"key_environment\": \"NO_SUCH_KEY\"}}",
                "line 2: the key variable is not set"
            ),
            ("{\"destinations\": {\"zipkin\": {}}}", "none of otlp, console, otlp/stdout"),
        ])
    func `a redaction policy that cannot be used stops the start, with file, line and reason`(
        json: String, reason: String
    ) {
        let path = directory.place(json, as: "policy.json")
        expectRefusal(of: path, because: reason)
    }

    @Test func `a redaction policy that is not there stops the start, and nothing else does`() throws {
        expectRefusal(of: "/no/such/policy.json", because: "does not exist")
        // Who switches telemetry off sends nothing, with or without a policy.
        let disabled = TelemetryConfiguration(environment: [
            policyVariable: "/no/such/policy.json", "OTEL_SDK_DISABLED": "true",
        ])
        _ = try Telemetry(disabled)
    }

    private func expectRefusal(of path: String, because reason: String) {
        var configuration = TelemetryConfiguration(environment: [policyVariable: path])
        // What code says besides does not make up for it.
        configuration.content = .full
        do {
            _ = try Telemetry(configuration)
            Issue.record("started")
        } catch {
            #expect("\(error)".contains(path) && "\(error)".contains(reason), "\(error)")
            #expect((error as? ConfigurationError)?.code == .invalidRedactionPolicy)
        }
    }

    @Test func `the example in the documentation is a policy`() throws {
        let documentation = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let path = "/\(documentation)/Sources/GenAITelemetry/Documentation.docc/Resources/redaction-policy.json"
        let text = try SettingsFile.text(of: path)
        let file = try RedactionPolicyFile(json: text) { _ in .success([UInt8](repeating: 1, count: 32)) }
        #expect(file.policy.version == "2026-03" && file.destinations.keys.sorted() == ["console", "otlp"])
    }
}
