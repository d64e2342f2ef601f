// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Attributes that a library should never be given, and is.
enum SoakHostility {
    /// Adds what is hostile about a span of this number; nine of ten spans have something.
    static func add(to attributes: inout Attributes, of sequence: UInt64) {
        switch sequence % 10 {
        case 0: break
        case 1: for index in 0..<1000 { attributes["many.\(index)"] = .int(Int64(index)) }
        case 2: attributes[String(repeating: "k", count: 1 << 20)] = "a name of a mebibyte"
        case 3: attributes["deep"] = nested(1000)
        case 4:
            attributes["nan"] = .double(.nan)
            attributes["infinity"] = .double(-.infinity)
            attributes["least"] = .int(.min)
            attributes["zero"] = .double(-0.0)
        case 5:
            attributes["nul"] = "before\0after"
            attributes["noncharacter"] = "\u{FFFE}\u{FFFF}\u{10FFFF}"
            attributes["mark"] = "\u{FEFF}text\u{FEFF}"
            attributes["direction"] = "\u{202E}gnp.exe\u{2066}"
        case 6:
            // Bytes that are no UTF-8: a cut scalar, a surrogate, an overlong form.
            attributes["repaired"] = .string(
                String(decoding: [0x61, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0xC0, 0xAF], as: UTF8.self))
            attributes["n\u{0}me"] = "a name with a NUL"
        case 7: attributes[""] = "a name that is none"
        case 8: attributes["list"] = .array(Array(repeating: .empty, count: 100_000))
        default: attributes["combining"] = .string("a" + String(repeating: "\u{301}", count: 100_000))
        }
    }

    private static func nested(_ depth: Int) -> AttributeValue {
        var value: AttributeValue = "the bottom"
        for level in 0..<depth { value = level % 2 == 0 ? .array([value]) : .map(["next": value]) }
        return value
    }
}

#endif
