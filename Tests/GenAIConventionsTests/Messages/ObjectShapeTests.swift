// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

@testable import GenAIConventions

/// JSON that is in shape is passed on unread, so what one look at it says must be what reading it would have said.
@Suite struct ObjectShapeTests {
    static let shapes: [(String, ObjectShape)] = [
        ("message", .message), ("part", .part), ("text part", .textPart), ("tool", .toolDefinition),
        ("memory record", .memoryRecord),
    ]

    @Test(arguments: [0x5EED, UInt64.random(in: 0...UInt64.max)])
    func `an outline says that an object is in shape when and only when nothing has to be done to it`(seed: UInt64) {
        var random = Objects(state: seed)
        for _ in 0..<4_000 {
            let object = random.object(depth: 0)
            let value = AttributeValue.map(object)
            var writer = JSONWriter()
            writer.value([value])
            guard let outline = JSONObjectOutline.all(in: writer.text)?.first else {
                Issue.record("\(writer.text) is a list of one object; seed \(seed)")
                continue
            }
            for (name, shape) in Self.shapes {
                var dropped = 0
                let isUnchanged = shape.form(value, &dropped) == object && dropped == 0
                #expect(shape.isInShape(outline) == isUnchanged, "\(writer.text) as a \(name); seed \(seed)")
            }
        }
    }

    @Test(arguments: ["", "{}", "[1]", "[{}", "[{}]]", "[{}] 1", "null", "[[]]", "[{},null]"])
    func `what is no list of objects has no outline`(json: String) {
        #expect(JSONObjectOutline.all(in: json) == nil)
    }

    @Test func `of a repeated name the last counts, and a name with escapes is read in full`() {
        #expect(JSONObjectOutline.all(in: #"[{"role":"user","role":7}]"#)?.first?.role == .number)
        #expect(JSONObjectOutline.all(in: #"[{"parts":[],"parts":7}]"#)?.first?.hasOnlyParts == false)
        #expect(JSONObjectOutline.all(in: #"[{"r\u006fle":"user"}]"#)?.first?.role == .absent)
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.input = .json(#"[{"r\u006fle":"user","parts":[]}]"#)
        #expect(
            SpanRecord.sample(of: inference).attributes()["gen_ai.input.messages"] == #"[{"role":"user","parts":[]}]"#)
    }
}

extension JSONObjectOutline {
    fileprivate static func all(in json: String) -> [JSONObjectOutline]? {
        var found: [JSONObjectOutline] = []
        let count = count(ofListIn: json) {
            found.append($0)
            return true
        }
        return count == found.count ? found : nil
    }
}

/// Objects of the members that shapes know, each of any kind.
private struct Objects {
    var state: UInt64

    private static let names = [
        "role", "name", "finish_reason", "type", "content", "parts", "id", "score", "metadata", "description",
        "parameters", "function", "input_schema", "text", "other",
    ]

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func object(depth: Int) -> Attributes {
        var object = Attributes()
        // Half of them begin as what they could be, so that many are in shape.
        switch next(6) {
        case 0: object = ["role": "user", "parts": .array((0..<next(3)).map { _ in value(depth: depth + 1) })]
        case 1: object = ["type": "text", "content": "Hi"]
        case 2: object = ["type": "function", "name": "clock"]
        default: break
        }
        for _ in 0..<next(3) { object[Self.names[next(Self.names.count)]] = value(depth: depth) }
        return object
    }

    private mutating func value(depth: Int) -> AttributeValue {
        switch next(depth > 2 ? 6 : 8) {
        case 0: "text"
        case 1: "tool_call"
        case 2: ""
        case 3: 7
        case 4: 0.5
        case 5: next(2) == 0 ? true : .empty
        case 6: .map(object(depth: depth + 1))
        default: .array((0..<next(3)).map { _ in value(depth: depth + 1) })
        }
    }
}
