// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Texts, values and attributes of every kind that has ever broken an exporter.
extension SplitMix {
    mutating func text() -> String {
        switch below(12) {
        case 0: return ""
        case 1: return "\u{0}"
        case 2: return "before\u{0}after"
        case 3: return "👩‍👩‍👧‍👦 e\u{301} \u{FFFD} \u{10FFFF}"
        case 4: return "\"quoted\" \\ \n\r\t\u{1}\u{1F} </script>"
        case 5: return String(repeating: "wide ∀x∈ℝ ", count: below(400))
        case 6: return String(decoding: bytes(below(40)), as: UTF8.self)
        case 7 where happens(oneIn: 8): return String(repeating: "x", count: 100_000 + below(200_000))
        default: return "text \(next())"
        }
    }

    /// A text that is not empty, for names.
    mutating func name() -> String {
        let text = text()
        return text.isEmpty ? "name" : text
    }

    mutating func double() -> Double {
        switch below(9) {
        case 0: return .nan
        case 1: return .infinity
        case 2: return -.infinity
        case 3: return -0.0
        case 4: return .leastNonzeroMagnitude
        case 5: return .greatestFiniteMagnitude
        case 6: return Double(below(1000))
        default: return Double.random(in: -1...1, using: &self)
        }
    }

    mutating func int() -> Int64 {
        pick([0, 1, -1, .max, .min, 127, 128, 1 << 53 + 1, Int64(bitPattern: next())])
    }

    mutating func value(depth: Int = 0) -> AttributeValue {
        switch below(depth < 5 ? 10 : 7) {
        case 0: return .bool(happens(oneIn: 2))
        case 1: return .int(int())
        case 2: return .double(double())
        case 3: return .bytes(bytes(below(20)))
        case 4: return .empty
        case 5, 6: return .string(text())
        case 7, 8: return .array((0..<below(4)).map { _ in value(depth: depth + 1) })
        default: return .map(attributes(below(4), depth: depth + 1))
        }
    }

    mutating func attributes(_ count: Int, depth: Int = 0) -> Attributes {
        Attributes((0..<count).map { ("\(name()).\($0)", value(depth: depth)) })
    }

    mutating func traceState() -> TraceState {
        pick([.empty, TraceState(validated: "vendor=value"), TraceState(validated: "a=1,b=2,c@d=3")])
    }

    mutating func context() -> SpanContext {
        SpanContext(
            traceID: TraceID(high: next(), low: next() | 1)!, spanID: SpanID(next() | 1)!,
            flags: TraceFlags(rawValue: UInt8.random(in: .min ... .max, using: &self)), traceState: traceState(),
            isRemote: happens(oneIn: 2))
    }
}
