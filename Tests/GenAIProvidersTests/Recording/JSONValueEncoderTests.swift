// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAITelemetry
import Testing

@testable import GenAIProviders

@Suite struct JSONValueEncoderTests {
    private struct Everything: Encodable {
        enum Kind: String, Encodable { case one }
        struct Inner: Encodable { var text = "é", missing: Int?, list = [1, 2] }
        var bool = true
        var small: Int8 = -3
        var large = UInt64.max
        var float: Float = 0.5
        var double = 1.0
        var kind = Kind.one
        var inner = [Inner()]
        var map = ["a": [Optional<Int>.none, 1]]
        var empty: [Int] = []
        var date = Date(timeIntervalSinceReferenceDate: 1)
    }

    @Test func `every kind of value becomes what it is in JSON`() {
        let value = JSONValueEncoder.value(of: Everything())
        #expect(
            value == [
                "bool": true, "small": -3, "large": .int(.max), "float": 0.5, "double": 1.0, "kind": "one",
                "inner": [["text": "é", "list": [1, 2]]], "map": ["a": [.empty, 1]], "empty": [], "date": 1.0,
            ])
    }

    @Test func `what JSONEncoder writes is what we read, for a client's types`() throws {
        for chunk in ChatChunk.answer {
            let theirs = try JSONReader.parse(JSONEncoder().encode(chunk))
            #expect(Self.sorted(JSONValueEncoder.value(of: chunk)) == Self.sorted(theirs))
        }
    }

    @Test func `a value that throws, or holds itself, costs what it cannot say and nothing else`() {
        struct Throwing: Encodable {
            struct Broken: Error {}
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(1, forKey: .before)
                throw Broken()
            }
            enum Key: String, CodingKey { case before }
        }
        final class Loop: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.unkeyedContainer()
                try container.encode(self)
            }
        }
        #expect(JSONValueEncoder.value(of: Throwing()) == ["before": 1])
        #expect(JSONValueEncoder.value(of: Loop()) != .empty)
        #expect(JSONValueEncoder.value(of: "text") == "text")
    }

    private static func sorted(_ value: AttributeValue) -> AttributeValue {
        switch value {
        case .map(let members): .map(Attributes(members.sorted { $0.key < $1.key }.map { ($0.key, sorted($0.value)) }))
        case .array(let elements): .array(elements.map(sorted))
        default: value
        }
    }
}
