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
}
