// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Something that walks over every piece of a span that can hold text, and may change it in place.
///
/// Redaction, truncation and size accounting are all visitors, so a surface that one of them sees, all of them see. A
/// new field of an operation is added to its `visitFields`; a test finds the ones that were forgotten.
public protocol FieldVisitor {
    /// Visits a text.
    mutating func visit(_ text: inout String, of field: Field)
    /// Visits content.
    mutating func visit(_ content: inout Content, of field: Field)
    /// Visits a value of any kind.
    mutating func visit(_ value: inout AttributeValue, of field: Field)
    /// Visits the name of a free attribute.
    mutating func visit(key: inout String)

    // What follows is done by the four above unless the visitor does it itself: to leave something out, for instance.

    /// Visits a text that may be missing.
    mutating func visit(_ text: inout String?, of field: Field)
    /// Visits content that may be missing.
    mutating func visit(_ content: inout Content?, of field: Field)
    /// Visits a list of texts.
    mutating func visit(_ texts: inout [String], of field: Field)
    /// Visits a word of an open vocabulary, which may hold anything.
    mutating func visit<Word: OpenVocabulary>(_ word: inout Word, of field: Field)
    /// Visits a word that may be missing.
    mutating func visit<Word: OpenVocabulary>(_ word: inout Word?, of field: Field)
    /// Visits a list of words.
    mutating func visit<Word: OpenVocabulary>(_ words: inout [Word], of field: Field)
    /// Visits names and values.
    mutating func visit(_ attributes: inout Attributes, sensitivity: Sensitivity)
}

extension FieldVisitor {
    /// Visits a text that may be missing.
    public mutating func visit(_ text: inout String?, of field: Field) {
        guard var some = text else { return }
        text = nil
        visit(&some, of: field)
        text = some
    }

    /// Visits content that may be missing.
    public mutating func visit(_ content: inout Content?, of field: Field) {
        guard var some = content else { return }
        content = nil
        visit(&some, of: field)
        content = some
    }

    /// Visits a list of texts.
    public mutating func visit(_ texts: inout [String], of field: Field) {
        for index in texts.indices {
            var text = texts[index]
            visit(&text, of: field)
            if text != texts[index] { texts.replace(at: index, with: text) }
        }
    }

    /// Visits a word of an open vocabulary, which may hold anything.
    public mutating func visit<Word: OpenVocabulary>(_ word: inout Word, of field: Field) {
        var text = word.rawValue
        visit(&text, of: field)
        if text != word.rawValue { word = Word(text) }
    }

    /// Visits a word that may be missing.
    public mutating func visit<Word: OpenVocabulary>(_ word: inout Word?, of field: Field) {
        guard let some = word else { return }
        var text: String? = some.rawValue
        visit(&text, of: field)
        if text != some.rawValue { word = text.map(Word.init) }
    }

    /// Visits a list of words.
    public mutating func visit<Word: OpenVocabulary>(_ words: inout [Word], of field: Field) {
        for index in words.indices {
            var word = words[index]
            visit(&word, of: field)
            if word != words[index] { words.replace(at: index, with: word) }
        }
    }

    /// Visits names and values of the application.
    public mutating func visit(_ attributes: inout Attributes) { visit(&attributes, sensitivity: .internal) }

    /// Visits names and values.
    ///
    /// A value's field has the attribute's name, and is visited again under the new one when the name has changed; names
    /// that become equal keep the last value.
    public mutating func visit(_ attributes: inout Attributes, sensitivity: Sensitivity) {
        var keysChanged = false
        for index in attributes.pairs.indices {
            let original = attributes.pairs[index].key
            visit(&attributes.pairs[index].value, of: Field(original, sensitivity))
            visit(key: &attributes.pairs[index].key)
            let key = attributes.pairs[index].key
            if key != original {
                keysChanged = true
                visit(&attributes.pairs[index].value, of: Field(key, sensitivity))
            }
        }
        if keysChanged { attributes = Attributes(attributes.map { ($0.key, $0.value) }) }
    }
}

extension Array {
    /// Writes an element that has changed.
    ///
    /// A list is usually shared with the application, so the first write copies it, which an unchanged list must not pay
    /// for. Inlined, the optimizer would move that copy in front of the loop around.
    @inline(never) fileprivate mutating func replace(at index: Int, with element: Element) { self[index] = element }
}
