// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAIOTLP
import Testing

@testable import GenAITraceAnalysis

/// Writes the spans of every operation in every version into a folder, where `Tests/Conformance/messages.py` holds their
/// messages against OpenTelemetry's schemas.
///
///     GENAI_CONFORMANCE_DIR=/tmp/fixtures swift test --filter ConformanceFixtures
///     Tests/Conformance/messages.py --spans /tmp/fixtures
struct OperationConformanceFixtures {
    @Test(arguments: GenAIConvention.Version.all)
    func `spans of every operation are written for the second reading`(version: GenAIConvention.Version) throws {
        let traces = OwnSpansTests.traces(GenAIConvention(version))
        #expect(traces.spanCount > 60)
        guard let folder = ProcessInfo.processInfo.environment["GENAI_CONFORMANCE_DIR"] else { return }
        let directory = URL(fileURLWithPath: folder, isDirectory: true).appending(path: "operations")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Data(traces.json()).write(to: directory.appending(path: "\(version.id).json"))
    }
}
