// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIProviders
import GenAITelemetry
import Testing

/// However a stream is cut, the result is that of the whole.
@Suite struct CutTests {
    static let streams = Result { try ProviderExchange.streams() }
    /// Of so many places one is cut: other ones in each run, and fewer under a sanitizer, which takes ten times as long.
    static let stride = ProcessInfo.processInfo.environment["GENAI_TELEMETRY_SANITIZED"] == nil ? 3 : 17

    @Test func `every provider has streams here`() throws {
        #expect(try Self.streams.get().count >= 25)
    }

    @Test func `a stream that is cut in two anywhere gives the result of the whole`() throws {
        var random = SeededRandom()
        let first = Int.random(in: 1...Self.stride, using: &random)
        print("seed \(random.seed)")
        for exchange in try Self.streams.get() {
            let whole = try exchange.read()
            let adapter = try exchange.adapter()
            let call = adapter.call(of: exchange.request)
            for cut in Swift.stride(from: first, to: exchange.response.count, by: Self.stride) {
                var halves = ProviderExchange.Outcome(call: call)
                halves.add(exchange.response, by: adapter, contentType: exchange.contentType) {
                    [$0[..<cut], $0[cut...]]
                }
                guard halves.output == whole.output, halves.contents == whole.contents, halves.essence == whole.essence
                else {
                    Issue.record("\(exchange.name), cut at byte \(cut)")
                    break
                }
            }
        }
    }

    @Test func `a stream that comes byte by byte gives the result of the whole`() throws {
        for exchange in try Self.streams.get() {
            let whole = try exchange.read()
            let bytes = try exchange.read { bytes in bytes.indices.map { bytes[$0...$0] } }
            #expect(bytes.table == whole.table, "\(exchange.name)")
            #expect(bytes.contents == whole.contents, "\(exchange.name)")
        }
    }

    @Test func `a stream in random pieces gives the result of the whole`() throws {
        var random = SeededRandom()
        print("seed \(random.seed)")
        for exchange in try Self.streams.get() {
            let whole = try exchange.read()
            for _ in 0..<max(30 / Self.stride, 2) {
                let longest = Int.random(in: 1...200, using: &random)
                let pieces = try exchange.read { bytes in
                    var pieces: [ArraySlice<UInt8>] = []
                    var rest = bytes[...]
                    while !rest.isEmpty {
                        pieces.append(rest.prefix(.random(in: 0...longest, using: &random)))
                        rest = rest.dropFirst(pieces[pieces.count - 1].count)
                    }
                    return pieces
                }
                #expect(pieces.table == whole.table, "\(exchange.name), seed \(random.seed)")
            }
        }
    }

    @Test func `a stream that breaks off leaves what came before, and no choice without a reason`() throws {
        for exchange in try Self.streams.get() {
            for length in Swift.stride(from: 0, to: exchange.response.count, by: 7) {
                let outcome = try exchange.read { [$0[..<length]] }
                guard case .inference(let inference) = outcome.call else { continue }
                if case .messages(let messages)? = inference.output {
                    #expect(inference.finishReasons.count == messages.count, "\(exchange.name), \(length) bytes")
                }
            }
        }
    }
}
