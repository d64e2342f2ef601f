// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Fields that need more than a search for secrets, because of what they are.
extension RedactingVisitor {
    /// Bytes of the longest sentence about a failure.
    private static let longestMessage = 1024
    /// Bytes of the longest stack trace.
    private static let longestStackTrace = 16 * 1024

    /// Whether something may have no place in a field of a kind, and that before a look at more than a few of its bytes.
    static func mayClean(_ text: String, as surface: SurfaceNames.Surface) -> Bool {
        switch surface {
        case .url: URLText.mayClean(text)
        case .query, .path, .failure, .stackTrace, .databaseQuery: true
        case .command, .header, .person: false
        }
    }

    /// A text without what has no place in a field of its kind; nil when it has nothing of that.
    mutating func cleaned(_ text: String, as surface: SurfaceNames.Surface, by action: RedactionAction) -> String? {
        switch surface {
        case .url: return counted("url", URLText.cleaned(text), in: text)
        case .query: return counted("url", URLText.cleanedQuery(text), in: text)
        case .path: return counted("path", PathText.withoutUser(text), in: text)
        case .failure:
            guard action != .full else { return nil }
            let shortened = counted("path", PathText.withoutUser(text), in: text)
            guard (shortened ?? text).utf8.count > Self.longestMessage else { return shortened }
            // Searched before it is cut, or a secret at the end could be cut in half and missed.
            let searched = texts.redacted(shortened ?? text) ?? shortened ?? text
            return TruncatedText.cut(searched, toBytes: Self.longestMessage, counting: &tally) ?? searched
        case .stackTrace:
            guard action != .full else { return nil }
            let shortened = PathText.withoutUser(text) ?? text
            let searched = texts.redacted(shortened) ?? shortened
            let cut = TruncatedText.cut(searched, toBytes: Self.longestStackTrace, counting: &tally) ?? searched
            let frames = StackTraceText.frames(of: cut) ?? cut
            return counted("stacktrace", frames, in: text)
        case .databaseQuery:
            guard action != .full else { return nil }
            // Searched before, or what is left of a secret without its digits would not be recognised any more.
            let searched = texts.redacted(text)
            return counted("literal", DatabaseQueryText.withoutLiterals(searched ?? text), in: text) ?? searched
        case .command, .header, .person: return nil
        }
    }

    private mutating func counted(_ rule: String, _ changed: String?, in text: String) -> String? {
        guard let changed, changed != text else { return nil }
        tally.count(rule, bytes: max(text.utf8.count - changed.utf8.count, 0))
        return changed
    }

    /// A value whose texts are cleaned, as deep as lists and one level of members go; nil when none had to be.
    mutating func cleaned(
        _ value: AttributeValue, as surface: SurfaceNames.Surface, by action: RedactionAction, depth: Int
    ) -> AttributeValue? {
        if depth > 4 { return nil }
        switch value {
        case .string(let text): return cleaned(text, as: surface, by: action).map { .string($0) }
        case .array(var elements):
            var isChanged = false
            for index in elements.indices {
                guard let element = cleaned(elements[index], as: surface, by: action, depth: depth + 1) else {
                    continue
                }
                elements[index] = element
                isChanged = true
            }
            return isChanged ? .array(elements) : nil
        case .bytes, .map, .bool, .int, .double, .empty, .sensitive: return nil
        }
    }
}
