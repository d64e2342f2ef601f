// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import Testing

@testable import GenAITraceAnalysis

/// What each profile promises: full panels in the backends that it is for.
struct ProfilePanelTests {
    /// The backends of each profile; the generic one is for a collector.
    static let backends: [String: [String]] = [
        "phoenix": ["phoenix"], "langfuse": ["langfuse"], "mlflow": ["mlflow"], "jaeger": ["jaeger"],
        "datadog": ["datadog"], "universal": ["phoenix", "langfuse", "mlflow", "jaeger"],
    ]

    /// Panels that are not full, each with its reason.
    static let exceptions: [String: String] = [
        "jaeger rerank kind": "its page has no icon for it",
        "jaeger plan kind": "its page has no icon for it",
        "jaeger search_memory kind": "its page has no icon for it",
        "jaeger prompts/get kind": "its page has no icon for it",
        "phoenix create_agent kind": "what makes an agent is shown as one",
        "langfuse create_agent kind": "what makes an agent is shown as one",
        "mlflow create_agent kind": "what makes an agent is shown as one",
        "langfuse create_agent input": "the instructions are all that goes in, and are there",
        "datadog retrieval kind": "it maps no operation to its retrieval",
        "datadog rerank kind": "it maps no operation to its retrieval",
    ]

    private static func faults(
        of profile: Profile, _ version: GenAIConvention.Version
    ) throws -> [(panel: String, reason: String)] {
        var profile = profile
        profile.convention = GenAIConvention(version)
        var options = TraceChecker.Options()
        options.backends = try #require(backends[profile.name])
        var checker = TraceChecker(options)
        checker.add(OwnSpansTests.traces(profile))
        return checker.report().panels.filter { $0.verdict != .full }
            .map { ("\($0.backend) \($0.label) \($0.panel.rawValue)", $0.reason) }
    }

    static let profiles = Profile.all.filter { $0.name != "generic" }

    /// Version 1.36 is for readers of events, in which it tells all messages; no profile asks for it by itself.
    static let versions = GenAIConvention.Version.all.filter { $0 != .v1_36 }

    @Test(arguments: profiles, versions)
    func `every panel is full in every backend of a profile`(
        profile: Profile, version: GenAIConvention.Version
    ) throws {
        let unexplained = try Self.faults(of: profile, version).filter { Self.exceptions[$0.panel] == nil }
        #expect(unexplained.map { "\($0.panel) \($0.reason)" } == [], "\(profile.name)")
    }

    @Test func `no exception is there without need`() throws {
        let faults = try Self.profiles.flatMap { try Self.faults(of: $0, .default) }
        #expect(Set(Self.exceptions.keys).subtracting(faults.map(\.panel)) == [])
    }
}
