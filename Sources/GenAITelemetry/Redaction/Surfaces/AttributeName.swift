// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What may be the name of an attribute.
///
/// Names are few and made by programmers. One with other characters, or a long one, was made of somebody's words.
enum AttributeName {
    private static let longestName = 128
    private static let bytes: ByteSet = .word | "." | "-" | "/"

    /// Whether a name has only letters, digits and `_.-/`, apart from masks, and no more than 128 bytes.
    static func isProper(_ name: String) -> Bool { name.withBytes(isProper) }

    private static func isProper(_ name: Bytes) -> Bool {
        if name.count > longestName { return false }
        var index = 0
        while index < name.count {
            if bytes.contains(name[index]) {
                index += 1
            } else if let end = RedactionMask.end(in: name, at: index) {
                index = end
            } else {
                return false
            }
        }
        return true
    }

    /// Gives every name that may not be one another in its place: `redacted_key.` with a keyed hash, or with a number where
    /// there is no key.
    static func makeProper(
        _ attributes: inout Attributes, pseudonymizer: Pseudonymizer?, counting tally: inout RedactionTally
    ) {
        var number = 0
        for index in attributes.pairs.indices {
            let name = attributes.pairs[index].key
            if isProper(name) { continue }
            tally.count("attribute_name", bytes: name.utf8.count)
            if let pseudonymizer {
                let code = pseudonymizer.shortCode(of: Array(name.utf8), kind: "attribute_name")
                attributes.pairs[index].key = "redacted_key.\(code)"
            } else {
                repeat { number += 1 } while attributes.index(of: "redacted_key.\(number)") != nil
                attributes.pairs[index].key = "redacted_key.\(number)"
            }
        }
    }
}
