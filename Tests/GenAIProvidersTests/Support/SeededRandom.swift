// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAITelemetry

/// Random numbers that follow from a seed, which a test prints and `GENAI_TELEMETRY_SEED` sets.
struct SeededRandom: RandomNumberGenerator {
    let seed: UInt64
    private var generator: Xoshiro256

    init() {
        let given = ProcessInfo.processInfo.environment["GENAI_TELEMETRY_SEED"].flatMap { UInt64($0) }
        seed = given ?? .random(in: 0 ... .max)
        generator = Xoshiro256(seed: seed)
    }

    mutating func next() -> UInt64 { generator.next() }
}
