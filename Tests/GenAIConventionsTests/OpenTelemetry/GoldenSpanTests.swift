// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Everything that each version says of a span of every kind, kept as files: what a change does to the wire is the
/// difference between two of them, and so is what two versions do not say alike.
@Suite struct GoldenSpanTests {
    @Test(arguments: GenAIConvention.Version.all)
    func `a span says what it says in the file`(version: GenAIConvention.Version) throws {
        let spans = SampleOperations.filled.map { operation in
            var record = SpanRecord.sample(of: operation, association: Association(conversation: "conv-1"))
            if operation is Validation { record.status = .error("judge_unavailable") }
            return record.table(version) + record.eventTable(version)
        }
        let text = spans.joined(separator: "\n\n") + "\n"
        let file = "spans/\(version).txt"
        if Fixtures.isWriting { try Fixtures.write(text, to: file) }
        let expected = try String(decoding: Fixtures.data(file), as: UTF8.self)
        let (lines, expectedLines) = (text.split(separator: "\n"), expected.split(separator: "\n"))
        for difference in lines.difference(from: expectedLines) { Issue.record("\(file): \(difference)") }
    }
}

extension SpanRecord {
    /// The events that a version tells besides the recorded ones, with their distance from the start of the span.
    fileprivate func eventTable(_ version: GenAIConvention.Version) -> String {
        GenAIConvention(version).events(of: self).map { event in
            let attributes = event.attributes.map { "\n    \($0.key) = \($0.value.notation)" }
            return "\nevent \(event.name) at +\(event.time - startTime)\(attributes.joined())"
        }.joined()
    }
}
