// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting

@testable import GenAITelemetry

/// The whole corpus, and the one place where it meets what it tests.
struct Corpus: Sendable {
    let cases: [CorpusCase.Class: [CorpusCase]]
    let oracle: LeakOracle

    static let shared = Corpus()

    private init() {
        cases = [
            .credentials: CredentialCorpus.make(), .personalData: PersonalDataCorpus.make(),
            .encodings: EncodingCorpus.make(),
            .unicode: UnicodeCorpus.make(), .boundaries: BoundaryCorpus.make(), .structure: StructureCorpus.make(),
            .negatives: NegativeCorpus.make(),
        ]
        oracle = LeakOracle(cases.values.joined().compactMap(\.canary))
    }

    /// What comes out, with every rule on or with some.
    static func redacted(_ bytes: [UInt8], by detectors: DetectorSet = .all) -> [UInt8] {
        var redactor = TextRedactor(table: DetectorTables(detectors).all)
        return redactor.redacted(bytes.span) ?? bytes
    }

    /// What is wrong with what came out of a case; nil when nothing is.
    func complaint(about example: CorpusCase, _ output: [UInt8]) -> String? {
        switch example.fate {
        case .kept, .missed:
            return output == example.bytes ? nil : "it was changed to \(String(decoding: output, as: UTF8.self))"
        case .found:
            let leaks = oracle.leaks(in: output).filter { $0.canary == example.canary?.name }
            return leaks.isEmpty
                ? nil : "\(leaks) in \(String(decoding: output.prefix(300), as: UTF8.self).debugDescription)"
        }
    }
}
