// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// Writes JSON as UTF-8 into one growing buffer: no tree in between, commas by itself, always valid.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public private(set) var utf8: [UInt8] = []
    private var needsComma = false

    /// Creates a writer of nothing.
    public init() {}

    /// Forgets what was written and keeps the memory.
    public mutating func reset() {
        utf8.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// What was written so far, as text.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    // MARK: Structure

    /// Writes an object; the closure writes its members.
    public mutating func object(_ members: (inout JSONWriter) -> Void) { enclose("{", "}", members) }

    /// Writes an array; the closure writes its elements.
    public mutating func array(_ elements: (inout JSONWriter) -> Void) { enclose("[", "]", elements) }

    /// Writes an array of the elements of a sequence.
    public mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        array { writer in for element in elements { write(&writer, element) } }
    }

    /// The name of the next value, which must be a member of an object.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        utf8.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        utf8.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        utf8.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { utf8.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    // MARK: Values

    /// Writes a text.
    public mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    /// Writes a whole number.
    public mutating func int(_ value: Int64) {
        separate()
        utf8.append(contentsOf: String(value).utf8)
    }

    /// Writes a number; NaN and the infinities, for which JSON has none, as OTLP's strings.
    public mutating func double(_ value: Double) {
        separate()
        if value.isFinite {
            utf8.append(contentsOf: String(value).utf8)
        } else {
            quote(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
        }
    }

    /// Writes a truth value.
    public mutating func bool(_ value: Bool) {
        separate()
        utf8.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes null.
    public mutating func null() {
        separate()
        utf8.append(contentsOf: "null".utf8)
    }

    /// Writes JSON that somebody else wrote and that is known to be valid.
    public mutating func validated(_ json: String) {
        separate()
        utf8.append(contentsOf: json.utf8)
    }

    private mutating func quote(_ text: String) {
        utf8.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while true {
                // What needs no escape goes over in one piece: texts are long, and escapes are few.
                let end = unsafe start + genai_text_plain_count(base + start, bytes.count - start)
                unsafe utf8.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                guard end < bytes.count else { return }
                unsafe escape(bytes[end])
                start = end + 1
            }
        }
        utf8.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        utf8.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): utf8.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): utf8.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): utf8.append(UInt8(ascii: "t"))
        case 0..<0x20:
            utf8.append(contentsOf: "u00".utf8)
            utf8.append(Hexadecimal.digit(byte >> 4))
            utf8.append(Hexadecimal.digit(byte & 0xF))
        default: utf8.append(byte)
        }
    }
}

extension JSONWriter {
    /// A value of any kind; bytes as base64, as in OTLP/JSON.
    public mutating func value(_ value: AttributeValue) {
        switch value {
        case .string(let text): string(text)
        case .bool(let truth): bool(truth)
        case .int(let number): int(number)
        case .double(let number): double(number)
        case .bytes(let bytes): string(Base64.encode(bytes))
        case .sensitive(let stated): string(stated.description)
        case .array(let elements): array(elements) { $0.value($1) }
        case .map(let attributes):
            object { writer in
                for (key, value) in attributes {
                    writer.key(key)
                    writer.value(value)
                }
            }
        case .empty: null()
        }
    }
}
