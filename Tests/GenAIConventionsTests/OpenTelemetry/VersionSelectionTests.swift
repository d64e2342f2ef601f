// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct VersionSelectionTests {
    private func selected(_ override: String?, _ optIn: String? = nil) -> (GenAIConvention.Version, String?) {
        GenAIConvention.Version.selected(override: override, stabilityOptIn: optIn)
    }

    @Test(
        arguments: [
            (nil, nil, "1.41"), ("", "", "1.41"), (" ", " , ,", "1.41"),
            (nil, "gen_ai_latest_experimental", "latest"),
            (nil, "http, gen_ai_latest_experimental ,database/dup", "latest"),
            (nil, "http/dup,messaging", "1.41"), ("latest", nil, "latest"), (" Latest ", nil, "latest"),
            ("1.41", "gen_ai_latest_experimental", "1.41"), ("v1.41.0", nil, "1.41"), ("1.41.0", nil, "1.41"),
            ("1.36", "gen_ai_latest_experimental", "1.36"), ("v1.36.0", nil, "1.36"),
        ] as [(String?, String?, String)])
    func `a version is chosen without a word`(override: String?, optIn: String?, id: String) {
        let (version, warning) = selected(override, optIn)
        #expect(version.id == id)
        #expect(warning == nil)
    }

    @Test func `a version that does not exist is told with the default that is taken, and without the value`() {
        let (version, warning) = selected("sk-secret")
        #expect(version == .v1_41)
        #expect(
            warning == "GENAI_TELEMETRY_SEMCONV must be 1.36, 1.41 or latest, not a text of 9 characters; using 1.41.")
        #expect(selected("1.37", "gen_ai_latest_experimental").0 == .latest)
    }

    @Test func `an unknown word for gen_ai in the list of all conventions is told`() {
        let (version, warning) = selected(nil, "http,gen_ai/dup")
        #expect(version == .v1_41)
        #expect(warning?.hasPrefix("OTEL_SEMCONV_STABILITY_OPT_IN ") == true)
    }
}
