// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Credentials at the places where texts are cut and put together.
///
/// The cuts that the pipeline itself makes are in `PositionCorpusTests`.
enum BoundaryCorpus {
    static func make(seed: UInt64 = 0xB0DE) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        var cases: [CorpusCase] = []
        // Around the sizes in which programs read and write.
        for edge in [4_096, 8_192, 16_384] {
            for offset in [-32, -1, 0, 1] {
                let (kind, canary) = maker.anyShortToken()
                let filling = String(repeating: "lorem ipsum ", count: 2_000).prefix(edge + offset - 1)
                cases.append(CorpusCase("at \(edge) \(offset)", kind, "\(filling) \(canary.text) and on", canary))
            }
        }
        // Already cut when it came: what is left of the secret is recognised by what it begins with.
        for (beginning, alphabet) in beginnings {
            for length in [10, 14] {
                let canary = maker.canary("cut", beginning, maker.run(length, of: alphabet))
                cases.append(CorpusCase("cut after \(length)", "cut " + beginning, "the key is \(canary.text)", canary))
            }
        }
        let body = maker.canary("pem", "-----BEGIN PRIVATE KEY-----\n", maker.run(64, of: CorpusMaker.base64))
        cases.append(CorpusCase("without an end", "pem", "key: " + body.text, body))
        let escaped = maker.canary("pem", "-----BEGIN RSA PRIVATE KEY-----\\n", maker.run(64, of: CorpusMaker.base64))
        cases.append(CorpusCase("without an end, escaped", "pem", "{\"key\": \"\(escaped.text)", escaped))
        return cases
    }

    private static let beginnings: [(String, String)] = [
        ("sk" + "-proj-", CorpusMaker.mixed), ("sk" + "-ant-api03-", CorpusMaker.mixed),
        ("gh" + "p_", CorpusMaker.mixed),
        ("AI" + "za", CorpusMaker.mixed), ("glp" + "at-", CorpusMaker.mixed), ("xo" + "xb-", CorpusMaker.mixed),
        ("sk" + "_live_", CorpusMaker.mixed), ("github" + "_pat_", CorpusMaker.mixed), ("hv" + "s.", CorpusMaker.mixed),
        ("gsk" + "_", CorpusMaker.mixed),
    ]
}
