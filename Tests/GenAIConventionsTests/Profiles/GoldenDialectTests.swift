// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Everything that each dialect says of a span of every kind, kept as files.
@Suite struct GoldenDialectTests {
    private func expectTable(of dialect: some Dialect) throws {
        let spans = SampleOperations.filled.map { operation in
            let record = SpanRecord.surrounded(operation)
            return GenAIConvention().spanName(for: record).description + "\n" + record.table(of: dialect)
        }
        let text = spans.joined(separator: "\n\n") + "\n"
        let file = "dialects/\(dialect.name).txt"
        if Fixtures.isWriting { try Fixtures.write(text, to: file) }
        let expected = try String(decoding: Fixtures.data(file), as: UTF8.self)
        let (lines, expectedLines) = (text.split(separator: "\n"), expected.split(separator: "\n"))
        for difference in lines.difference(from: expectedLines) { Issue.record("\(file): \(difference)") }
    }

    @Test func `OpenInference says what it says in the file`() throws { try expectTable(of: OpenInference()) }
    @Test func `Langfuse says what it says in the file`() throws { try expectTable(of: Langfuse()) }
    @Test func `MLflow says what it says in the file`() throws { try expectTable(of: MLflow()) }
    @Test func `Traceloop says what it says in the file`() throws { try expectTable(of: Traceloop()) }
}
