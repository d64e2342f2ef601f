// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// A corpus that still passes when a rule is missing says nothing about that rule.
struct CorpusMutationTests {
    @Test func `each kind of credential is missed when its rule is switched off`() async {
        let kinds = Set(CredentialPattern.known.map(\.kind) + Self.scanned)
        // Only cases in which a rule finds something can miss it.
        var cases: [String: [CorpusCase]] = [:]
        for example in Self.cases {
            await Task.yield()
            let found = String(decoding: Corpus.redacted(example.bytes, by: .credentials), as: UTF8.self)
            for kind in kinds where found.contains("[REDACTED:\(kind)]") { cases[kind, default: []].append(example) }
        }
        var unnoticed: [String] = []
        for kind in kinds.sorted() {
            await Task.yield()
            let detectors = DetectorSet.credentials.removing(kind)
            let isNoticed = cases[kind, default: []].contains { example in
                Corpus.shared.complaint(about: example, Corpus.redacted(example.bytes, by: detectors)) != nil
            }
            if !isNoticed { unnoticed.append(kind) }
        }
        #expect(unnoticed == [])
    }

    /// What is told by its surroundings.
    private static let scanned = [
        "assignment", "header", "url_query", "url_userinfo", "private_key", "aws_secret", "jwk", "command_user",
    ]

    private static let cases = (CredentialCorpus.make() + BoundaryCorpus.make()).filter { $0.fate == .found }
}
