// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Random numbers that a seed brings back.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something with these odds happens.
    mutating func happens(oneIn odds: Int) -> Bool { Int.random(in: 0..<odds, using: &self) == 0 }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// One of some values.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// Bytes of any kind.
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }
}

/// A seed that is different in every run unless `GENAI_TEST_SEED` brings an old one back.
func freshSeed() -> UInt64 {
    let seed =
        ProcessInfo.processInfo.environment["GENAI_TEST_SEED"].flatMap(UInt64.init) ?? .random(in: 0...0xFFFF_FFFF)
    print("seed: \(seed)")
    return seed
}

/// How often something random is done: a quarter as often under a sanitizer, which takes many times as long.
func rounds(_ count: Int) -> Int {
    ProcessInfo.processInfo.environment["GENAI_TELEMETRY_SANITIZED"] == nil ? count : (count + 3) / 4
}
