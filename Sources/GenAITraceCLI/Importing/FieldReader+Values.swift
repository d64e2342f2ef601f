// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension FieldReader {
    mutating func text(_ name: String) throws(ImportProblem) -> String? { try read(name, "a text", \.importedText) }

    mutating func texts(_ name: String) throws(ImportProblem) -> [String] {
        try read(name, "a list of texts") { value -> [String]? in
            guard case .array(let elements) = value else { return nil }
            let texts = elements.compactMap(\.importedText)
            return texts.count == elements.count ? texts : nil
        } ?? []
    }

    /// A word of a vocabulary, which anybody may extend.
    mutating func word<Word: OpenVocabulary>(
        _ name: String, of type: Word.Type = Word.self
    ) throws(ImportProblem) -> Word? {
        try text(name).map { Word($0) }
    }

    mutating func words<Word: OpenVocabulary>(
        _ name: String, of type: Word.Type = Word.self
    ) throws(ImportProblem) -> [Word] {
        try texts(name).map { Word($0) }
    }

    mutating func bool(_ name: String) throws(ImportProblem) -> Bool? {
        try read(name, "true or false") { if case .bool(let truth) = $0 { truth } else { nil } }
    }

    mutating func int(_ name: String) throws(ImportProblem) -> Int? {
        try read(name, "a whole number", \.importedInt)
    }

    /// A number of things, which is not negative.
    mutating func count(_ name: String) throws(ImportProblem) -> Int? {
        try read(name, "a whole number, not negative") { $0.importedInt.flatMap { $0 >= 0 ? $0 : nil } }
    }

    mutating func number(_ name: String) throws(ImportProblem) -> Double? {
        try read(name, "a number", \.importedNumber)
    }

    /// A duration in seconds.
    mutating func seconds(_ name: String) throws(ImportProblem) -> Duration? {
        try nanoseconds(name).map { .nanoseconds(Int64(clamping: $0)) }
    }

    /// A duration in seconds, as nanoseconds.
    mutating func nanoseconds(_ name: String) throws(ImportProblem) -> UInt64? {
        try read(name, "a number of seconds, not negative") { value in
            value.importedNumber.flatMap { UInt64(exactly: ($0 * 1e9).rounded()) }
        }
    }

    /// A moment, as nanoseconds since 1970.
    mutating func time(_ name: String) throws(ImportProblem) -> UInt64? {
        try read(name, "a time such as \"2026-01-31T12:00:00.25Z\", or nanoseconds since 1970") { value in
            switch value {
            case .int(let number): UInt64(exactly: number)
            case .string(let text): UInt64(text) ?? Timestamp.nanoseconds(text)
            default: nil
            }
        }
    }

    mutating func attributes(_ name: String) throws(ImportProblem) -> Attributes? {
        try read(name, "an object") { if case .map(let members) = $0 { members } else { nil } }
    }

    /// Content: a text, a list of messages, or any other value.
    mutating func content(_ name: String) throws(ImportProblem) -> Content? {
        guard let value = take(name) else { return nil }
        do throws(ImportProblem) {
            return try Content(imported: value)
        } catch {
            throw problem(name, "has a message that cannot be read: \(error)")
        }
    }

    mutating func server(_ name: String = "server") throws(ImportProblem) -> ServerAddress? {
        try read(name, "a text such as \"api.openai.com:443\"") { $0.importedText.flatMap(ServerAddress.init(text:)) }
    }

    mutating func traceID(_ name: String) throws(ImportProblem) -> TraceID? {
        try read(name, "32 lowercase hexadecimal digits, not all zero") { $0.importedText.flatMap { TraceID(hex: $0) } }
    }

    mutating func spanID(_ name: String) throws(ImportProblem) -> SpanID? {
        try read(name, "16 lowercase hexadecimal digits, not all zero") { $0.importedText.flatMap { SpanID(hex: $0) } }
    }
}

extension AttributeValue {
    var importedText: String? { if case .string(let text) = self { text } else { nil } }

    var importedInt: Int? {
        switch self {
        case .int(let number): Int(exactly: number)
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }

    var importedNumber: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}

#endif
