// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting
import Testing

@testable import GenAITelemetry

/// The adversarial corpus: each class with its bar.
@Suite(.serialized)
struct CorpusTests {
    /// The least recall of a kind; what is not named here is a credential.
    private static let bars: [String: Double] = [
        "email": 0.97, "phone": 0.97, "card": 0.99, "iban": 0.99, "ssn": 0.99, "ip": 0.97,
    ]

    @Test(arguments: CorpusCase.Class.allCases.filter { $0 != .cost })
    func `each class of the corpus has its cases, and the secrets in them are found`(
        kind: CorpusCase.Class
    ) async throws {
        let cases = try #require(Corpus.shared.cases[kind])
        #expect(cases.count >= kind.minimum, "\(kind)")
        var recall: [String: CorpusRecall] = [:]
        for example in cases {
            await Task.yield()  // Tests that measure time run beside this one.
            let output = Corpus.redacted(example.bytes)
            let complaint = Corpus.shared.complaint(about: example, output)
            switch example.fate {
            case .found:
                let group = Self.bars[example.kind] == nil ? "credentials" : example.kind
                recall[group, default: CorpusRecall()].count(complaint == nil)
                if let complaint { print("corpus, \(kind): MISSED \(example): \(complaint)") }
            case .kept: if let complaint { Issue.record("\(example): \(complaint)") }
            case .missed:
                if complaint != nil {
                    Issue.record("No miss any more, so it has to be taken off the list of those: \(example)")
                }
            }
            #expect(Corpus.redacted(output) == output, "redacting twice changes \(example)")
        }
        for (group, recall) in recall.sorted(by: { $0.key < $1.key }) {
            print("corpus, \(kind), \(group): \(recall)")
            #expect(recall.value >= Self.bars[group] ?? 0.995, "\(kind), \(group): \(recall)")
        }
    }

    @Test func `the corpus is the same in every run, and no two of its secrets are alike`() {
        #expect(CredentialCorpus.make().map(\.bytes) == CredentialCorpus.make().map(\.bytes))
        let canaries = Corpus.shared.cases.values.joined().compactMap(\.canary)
        #expect(Set(canaries.map(\.secret)).count == canaries.count)
    }

    /// What is known to get through, and told: compressed texts, ciphers, and letters that are read as others only by a
    /// willing eye.
    @Test func `the misses that are declared are few`() {
        let missed = Corpus.shared.cases.values.joined().filter { $0.fate == .missed }
        #expect(
            missed.map(\.form).sorted() == [
                "backwards", "every third letter with an accent of its own", "gzip in base64", "rot13",
            ])
    }
}
