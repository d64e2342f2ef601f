// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import Testing

/// Whatever comes in, reading it ends, in time and with memory that the input bounds.
@Suite struct MutationTests {
    /// What is told of a stream is at most this many times as long as the stream: a byte that is no text becomes a mark of
    /// three.
    private static let growth = 3
    /// Seconds for a mutated stream of a few kilobytes: a thousand times what it takes.
    private static let patience = Duration.seconds(2)

    @Test func `streams with random faults are read in bounded time and memory`() throws {
        var random = SeededRandom()
        print("seed \(random.seed)")
        let clock = ContinuousClock()
        for exchange in try CutTests.streams.get() {
            for _ in 0..<150 {
                let bytes = Self.mutated(exchange.response, using: &random)
                var outcome: ProviderExchange.Outcome?
                let duration = try clock.measure { outcome = try exchange.read { _ in [bytes[...]] } }
                #expect(duration < Self.patience, "\(exchange.name), seed \(random.seed)")
                guard case .inference(let inference)? = outcome?.call else { continue }
                #expect(
                    inference.output.textByteCount <= Self.growth * bytes.count + 1024,
                    "\(exchange.name), seed \(random.seed)")
            }
        }
    }

    @Test func `streams of one provider do no harm to the adapter of another`() throws {
        for exchange in try CutTests.streams.get() {
            for provider: ProviderName in [.openAI, .anthropic, .gemini, .bedrock, .cohere, .ollama] {
                let adapter = ProviderAdapters.adapter(for: provider)
                for framing in StreamFraming.allCases {
                    var parser = ResponseStreamParser(framing)
                    var assembler = adapter.makeAssembler()
                    parser.add(exchange.response) { assembler.add($0) }
                    parser.finish { assembler.add($0) }
                    var call = adapter.call(of: exchange.request)
                    assembler.finish(into: &call)
                }
            }
        }
    }

    @Test func `requests and responses with values of other types are read as far as they make sense`() throws {
        var random = SeededRandom()
        print("seed \(random.seed)")
        for exchange in try ProviderExchange.folders.flatMap({ try ProviderExchange.all(in: $0) }) {
            let adapter = try exchange.adapter()
            let response = try? JSONReader.parse(exchange.response)
            for _ in 0..<25 {
                var request = exchange.request
                request.body = Self.mutated(request.body, using: &random)
                var call = adapter.call(of: request)
                guard let response else { continue }
                let mutated = Self.mutated(response, using: &random)
                adapter.read(mutated, into: &call)
                let failure = adapter.failure(status: .random(in: 100...599, using: &random), body: mutated)
                #expect((failure.code ?? "").utf8.count <= 64, "seed \(random.seed)")
                // The span can be told, too.
                #expect(!ProviderExchange.Outcome(call: call, failure: failure).table.isEmpty)
            }
        }
    }

    @Test func `random bytes in any framing are no trouble`() {
        var random = SeededRandom()
        print("seed \(random.seed)")
        for framing in StreamFraming.allCases {
            for _ in 0..<200 {
                var parser = ResponseStreamParser(framing)
                for _ in 0..<8 {
                    let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                        Bool.random(using: &random)
                            ? UInt8.random(in: 0...255, using: &random)
                            : Array("{}[]\":,\\\r\n data".utf8).randomElement(using: &random) ?? 0
                    }
                    parser.add(bytes) { _ in }
                }
                parser.finish { _ in }
            }
        }
    }

    // MARK: Faults

    private static func mutated(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, position + .random(in: 0...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[position] = .random(in: 0...255, using: &random)
            case 1: bytes[position] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: bytes.removeSubrange(position..<end)
            case 3: bytes.insert(contentsOf: bytes[position..<end], at: position)
            case 4: bytes.insert(contentsOf: Self.nastyTexts.randomElement(using: &random) ?? [], at: position)
            default:
                // A number of the stream becomes another one.
                guard let digit = bytes[position...].firstIndex(where: { (0x30...0x39).contains($0) }) else { continue }
                bytes.replaceSubrange(
                    digit...digit, with: Self.nastyNumbers.randomElement(using: &random) ?? [])
            }
        }
        return bytes
    }

    private static let nastyNumbers = [
        "9223372036854775807", "-1", "1e999", "-9223372036854775808", "0.5", "99999999999999999999", "\"7\"", "null",
    ].map { Array($0.utf8) }
    private static let nastyTexts =
        [
            "\u{0}", "\\ud83d", "\\u0000", "\"", "}", "{", "[", "]", "\n\n", "\r", "data: ", "event: ", "[DONE]",
            "\u{FEFF}", "null,", String(repeating: "[", count: 100),
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F]]

    private static func mutated(_ value: AttributeValue, using random: inout SeededRandom) -> AttributeValue {
        if Int.random(in: 0..<12, using: &random) == 0 {
            return [
                .empty, "", "text", .int(.max), .int(.min), .int(-1), .double(.infinity), .double(1e300), .bool(true),
                [], ["a"], [:], ["type": "text"], ["type": 5], [[[]]], .string(String(repeating: "é ", count: 100)),
            ].randomElement(using: &random) ?? .empty
        }
        switch value {
        case .array(let elements): return .array(elements.map { mutated($0, using: &random) })
        case .map(let members):
            return .map(Attributes(members.map { ($0.key, mutated($0.value, using: &random)) }))
        default: return value
        }
    }
}

extension Content? {
    /// The bytes of all texts that the model has said.
    fileprivate var textByteCount: Int {
        guard case .messages(let messages)? = self else { return 0 }
        return messages.flatMap(\.parts).reduce(0) { count, part in
            switch part {
            case .text(let text), .reasoning(let text): count + text.utf8.count
            case .toolCall(_, let name, .json(let json)?): count + name.utf8.count + json.utf8.count
            case .toolCall(_, let name, .text(let text)?): count + name.utf8.count + text.utf8.count
            default: count
            }
        }
    }
}
