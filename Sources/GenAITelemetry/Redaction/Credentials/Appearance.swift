// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What some bytes look like: how many digits, letters and other characters they have.
struct Appearance {
    private(set) var digits = 0
    private(set) var lowercase = 0
    private(set) var uppercase = 0
    private(set) var others = 0

    init(of bytes: Bytes, in range: Range<Int>) {
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"): lowercase += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): uppercase += 1
            default: others += 1
            }
        }
    }

    var letters: Int { lowercase + uppercase }
    /// Whether two of digits, small and capital letters occur, the second more than once.
    var isMixed: Bool { (digits > 0 && letters > 0) || (lowercase > 1 && uppercase > 1) }
    /// Whether digits, small and capital letters occur.
    var hasAllKinds: Bool { digits > 0 && lowercase > 0 && uppercase > 0 }
}
