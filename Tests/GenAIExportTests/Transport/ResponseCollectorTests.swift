// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct ResponseCollectorTests {
    private func collector(_ lines: String...) -> ResponseCollector {
        var collector = ResponseCollector()
        for line in lines { _ = collector.takeHeader(Array((line + "\r\n").utf8)) }
        return collector
    }

    @Test func `the last status line counts`() {
        let collector = collector(
            "HTTP/1.1 100 Continue", "Retry-After: 1", "", "HTTP/1.1 503 Busy", "Retry-After: 9", "")
        #expect(collector.status == 503)
        #expect(collector.retryAfter == ["9"])
        #expect(collector.hasVerdict)
    }

    @Test(arguments: ["HTTP/1.1 100 Continue", "HTTP/1.1", "HTTP/1.1 xyz", "HTTP/", "200 OK", ""])
    func `what names no final status is no verdict`(_ line: String) {
        #expect(!collector(line).hasVerdict)
    }

    @Test func `a trailer is not a header`() {
        var collector = collector("HTTP/1.1 200 OK", "Content-Type: a/b", "")
        let isTaken = [
            collector.takeBody(Array("body".utf8)), collector.takeHeader(Array("Content-Type: c/d\r\n".utf8)),
        ]
        #expect(isTaken == [true, true])
        #expect(collector.contentType == "a/b")
    }

    @Test func `the limits are exact`() {
        var collector = ResponseCollector()
        let line = [UInt8](repeating: 0x61, count: HTTPResponse.maximumHeadSize)
        let piece = [UInt8](repeating: 0, count: HTTPResponse.maximumBodySize)
        let isTaken = [
            collector.takeHeader(line), collector.takeHeader([0x61]), collector.takeBody(piece),
            collector.takeBody([0]),
        ]
        #expect(isTaken == [true, false, true, false])
        #expect(collector.body.count == HTTPResponse.maximumBodySize)
    }

    @Test func `no bytes trap`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] = [
            Array("HTTP/1.1 ".utf8), Array("200".utf8), [0x3A], [0x20], [0xFF, 0xFE], [0], Array("Location".utf8),
            [0x0D, 0x0A], Array("Retry-After:".utf8), Array("99999999999999999999".utf8),
        ]
        for _ in 0..<300 {
            var collector = ResponseCollector()
            for _ in 0..<5 {
                let line = (0..<6).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
                let isTaken = collector.takeHeader(line)
                #expect(isTaken, "seed \(seed)")
            }
        }
    }
}
