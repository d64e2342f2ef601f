// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Reads the values of OTLP/JSON, and knows at any moment where in the text it is.
struct OTLPJSONReader {
    typealias Object = Attributes

    /// A message of protobuf is an object in JSON, possibly within an array.
    private static let levelsPerMessage = 2

    private let what: String
    private var path: [PathComponent] = []

    private enum PathComponent {
        case member(String)
        case element(Int)
    }

    init(what: String) { self.what = what }

    /// The object that a text is.
    mutating func parse(_ json: [UInt8], limits: OTLPDecodingLimits) throws(OTLPDecodingError) -> Object {
        guard json.count <= limits.byteCount else {
            throw OTLPDecodingError(
                .tooLarge, "The \(what) has \(json.count) bytes, more than the \(limits.byteCount) that are accepted.")
        }
        do throws(JSONError) {
            let value = try JSONReader.parse(json, maximumDepth: limits.depth * Self.levelsPerMessage)
            guard case .map(let object) = value else { throw JSONError(at: 0, "an object was expected") }
            return object
        } catch {
            throw OTLPDecodingError(
                .malformed, "The \(what) is not JSON of OTLP: at byte \(error.offset), \(error.message).")
        }
    }

    // MARK: Where we are

    /// What to throw when something else stands here.
    func expected(_ what: String) -> OTLPDecodingError {
        var place = ""
        for component in path {
            switch component {
            case .member(let name): place += place.isEmpty ? name : ".\(name)"
            case .element(let index): place += "[\(index)]"
            }
        }
        return OTLPDecodingError(
            .malformed, "The \(self.what) has something else at \(place), where \(what) was expected.")
    }

    /// Reads a member, unless it is missing or null, which mean the same.
    mutating func member<Value>(
        _ name: String, of object: Object,
        _ read: (inout OTLPJSONReader, AttributeValue) throws(OTLPDecodingError) -> Value
    ) throws(OTLPDecodingError) -> Value? {
        guard let value = object[name], value != .empty else { return nil }
        path.append(.member(name))
        let result = try read(&self, value)
        path.removeLast()
        return result
    }

    /// Reads the elements of an array.
    mutating func elements<Value>(
        _ name: String, of object: Object,
        _ read: (inout OTLPJSONReader, AttributeValue) throws(OTLPDecodingError) -> Value
    ) throws(OTLPDecodingError) -> [Value] {
        let values = try member(name, of: object) { reader, value throws(OTLPDecodingError) in
            guard case .array(let elements) = value else { throw reader.expected("an array") }
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for (index, element) in elements.enumerated() {
                reader.path.append(.element(index))
                values.append(try read(&reader, element))
                reader.path.removeLast()
            }
            return values
        }
        return values ?? []
    }

    // MARK: Scalars

    func object(_ value: AttributeValue) throws(OTLPDecodingError) -> Object {
        guard case .map(let object) = value else { throw expected("an object") }
        return object
    }

    mutating func text(_ name: String, of object: Object) throws(OTLPDecodingError) -> String {
        try member(name, of: object) { reader, value throws(OTLPDecodingError) in
            guard case .string(let text) = value else { throw reader.expected("a string") }
            return text
        } ?? ""
    }

    /// The bytes of an id.
    ///
    /// OTLP/JSON writes ids in hexadecimal where the JSON of protobuf would use base64.
    mutating func id(_ name: String, of object: Object) throws(OTLPDecodingError) -> [UInt8] {
        try member(name, of: object) { reader, value throws(OTLPDecodingError) in
            guard case .string(let text) = value, let bytes = Hexadecimal.bytes(text) else {
                throw reader.expected("an id in hexadecimal digits")
            }
            return bytes
        } ?? []
    }

    /// A number without sign, up to a bound.
    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ name: String, of object: Object, as type: Number.Type = Number.self
    ) throws(OTLPDecodingError) -> Number {
        try member(name, of: object) { reader, value throws(OTLPDecodingError) in
            guard let number: Number = Self.integer(value) else {
                throw reader.expected("a whole number of \(Number.bitWidth) bits without a sign")
            }
            return number
        } ?? 0
    }

    /// A number of an enum, which may be given by name.
    mutating func enumeration(
        _ name: String, of object: Object, names: [String]
    ) throws(OTLPDecodingError) -> Int32 {
        try member(name, of: object) { reader, value throws(OTLPDecodingError) in
            if case .string(let text) = value, let number = names.firstIndex(of: text) { return Int32(number) }
            guard let number: Int32 = Self.integer(value) else {
                throw reader.expected("a number, or a name such as \(names[names.count - 1]),")
            }
            return number
        } ?? 0
    }

    /// A whole number, which OTLP/JSON writes as a string when it has 64 bits and many write as a number.
    static func integer<Number: FixedWidthInteger>(_ value: AttributeValue) -> Number? {
        switch value {
        case .int(let number): Number(exactly: number)
        case .string(let digits): Number(digits)
        case .double(let number): Number(exactly: number)
        default: nil
        }
    }

    static func double(_ value: AttributeValue) -> Double? {
        switch value {
        case .double(let number): number
        case .int(let number): Double(number)
        case .string("NaN"): .nan
        case .string("Infinity"): .infinity
        case .string("-Infinity"): -.infinity
        case .string(let digits): Double(digits)
        default: nil
        }
    }
}

extension Hexadecimal {
    /// The bytes of a text of pairs of digits in either case, or nil when it is anything else.
    fileprivate static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for byte in text.utf8 {
            guard let nibble = nibble(byte, allowingUppercase: true) else { return nil }
            if let first = high {
                bytes.append(first << 4 | nibble)
                high = nil
            } else {
                high = nibble
            }
        }
        return high == nil ? bytes : nil
    }
}
