// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

/// Cuts the long texts of a span that no destination would take otherwise, so that the rest of it arrives.
struct ContentShortener {
    /// What remains of a text, in bytes: enough to recognise it.
    static let textLimit = 256
    /// The most that remains of a JSON document whose texts were cut, in bytes; a longer one is removed.
    static let documentLimit = 4096
    /// The most attributes that remain.
    static let countLimit = 128

    private var removedCount: UInt32 = 0

    /// How many attributes were removed since the last time.
    mutating func takeRemovedCount() -> UInt32 {
        defer { removedCount = 0 }
        return removedCount
    }

    /// Cuts every text.
    mutating func shorten(_ attributes: inout Attributes) {
        if attributes.pairs.count > Self.countLimit {
            removedCount += UInt32(clamping: attributes.pairs.count - Self.countLimit)
            attributes.pairs.removeLast(attributes.pairs.count - Self.countLimit)
        }
        attributes.pairs = attributes.pairs.compactMap { pair in
            var pair = pair
            if shorten(&pair.value) { return pair }
            removedCount += 1
            return nil
        }
    }

    /// Cuts what is in a value; false when nothing useful remains.
    private mutating func shorten(_ value: inout AttributeValue) -> Bool {
        switch value {
        case .string(let text):
            guard text.utf8.count > Self.textLimit else { return true }
            // Half a JSON document is none: what is cut are the texts in it.
            if let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
                var document = try? JSONReader.parse(text.utf8)
            {
                guard shorten(&document) else { return false }
                var writer = JSONWriter()
                writer.value(document)
                let json = String(decoding: writer.utf8, as: UTF8.self)
                value = .string(json)
                return json.utf8.count <= Self.documentLimit
            }
            value = .string(Self.beginning(of: text))
        case .bytes(let bytes): value = .bytes(Array(bytes.prefix(Self.textLimit)))
        case .array(let elements):
            value = .array(
                elements.compactMap { element in
                    var element = element
                    return shorten(&element) ? element : nil
                })
        case .map(var attributes):
            shorten(&attributes)
            value = .map(attributes)
        case .bool, .int, .double, .empty, .sensitive: break
        }
        return true
    }

    /// As much of a text as remains, ending with a whole character of Unicode.
    static func beginning(of text: String) -> String {
        guard text.utf8.count > textLimit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: textLimit)
        while String.Index(end, within: text.unicodeScalars) == nil { text.utf8.formIndex(before: &end) }
        return String(text[..<end]) + "…"
    }
}
