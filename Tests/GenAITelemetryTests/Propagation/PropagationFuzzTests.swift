// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct PropagationFuzzTests {
    private static let pieces: [[UInt8]] = [
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00", "ff", "zz", "-",
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331", "01", ",", "=", ";", "%", "%2C", "%ff", "a", "tenant@system", "key=value", " ", "\t", "\0",
        "é", "\r\n",
        "\"", "\\", "😀", "\u{FEFF}",
    ].map { Array($0.utf8) }

    /// Bytes of a header, from well-formed to noise.
    private static func bytes(_ random: inout Xoshiro256) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...24, using: &random) {
            if Int.random(in: 0..<4, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
        }
        if !bytes.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        return bytes
    }

    @Test func `no bytes trap, and whatever is read can be written and read again`() async {
        let seed = UInt64.random(in: 0 ... .max)
        print("PropagationFuzzTests seed: \(seed)")
        #expect(await onOwnThread { Self.problems(seed: seed) } == [])
    }

    private static func problems(seed: UInt64) -> [String] {
        var random = Xoshiro256(seed: seed)
        var problems: [String] = []
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        for round in 0..<100_000 {
            let text = String(decoding: bytes(&random), as: UTF8.self)
            var headers = [("traceparent", text), ("tracestate", text), ("baggage", text)]
            if round % 2 == 0 { headers[0].1 = parent }
            if round % 16 == 0 { headers.append(("BAGGAGE", String(decoding: bytes(&random), as: UTF8.self))) }

            var context = PropagationContext()
            CompositePropagator.standard.extract(from: headers, into: &context)
            if round % 2 == 0, context.spanContext == nil { problems.append("lost the parent beside \(text)") }

            var written: [(String, String)] = []
            CompositePropagator.standard.inject(context, into: &written)
            var again = PropagationContext()
            CompositePropagator.standard.extract(from: written, into: &again)
            if again != context || again.baggage.droppedCount != 0 { problems.append("read differently: \(written)") }
            let isClean = written.allSatisfy { $0.1.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 < 0x7F) } }
            if !isClean { problems.append("cannot stand in a header: \(written)") }
            if round % 8 != 0 { continue }
            _ = CompositePropagator(names: text)
            _ = OutboundPolicy.Hosts.only(["*.internal", text]).contains(text)
        }
        return problems
    }
}
