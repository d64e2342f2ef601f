// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Synchronization

/// The GenAI conventions as data, with the questions that rules ask it.
enum Registry {
    private static let byName = Dictionary(
        AttributeDefinition.table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    private static let templates = AttributeDefinition.table.filter { $0.allTypes.contains(.template) }

    /// The attribute of a name; also one that a template such as `gen_ai.prompt.variable.<key>` makes.
    static func attribute(_ name: String) -> AttributeDefinition? {
        if let definition = byName[name], !definition.allTypes.contains(.template) { return definition }
        return templates.first { name.hasPrefix($0.name + ".") }
    }

    /// Whether the conventions rule over a name.
    static func governs(_ name: String) -> Bool {
        ["gen_ai.", "mcp.", "openai.", "genai.", "gen-ai.", "gen_ai_", "genAI."].contains { name.hasPrefix($0) }
    }

    /// The span that the conventions define for an operation, a method of MCP and a kind.
    static func span(operation: String?, method: String?, kind: SpanKind) -> SpanDefinition? {
        if method != nil, kind == .client || kind == .server {
            return SpanDefinition.table.first { $0.operations.isEmpty && $0.kinds.contains(kind) }
        }
        guard let operation else { return nil }
        let candidates = SpanDefinition.table.filter { $0.operations.contains(operation) }
        return candidates.first { $0.kinds.contains(kind) } ?? candidates.first
    }

    /// The known name that is most like one that is not, if any is close enough to be meant.
    ///
    /// Remembered, because a mistake stands on every span of a file.
    static func nearestName(to name: String) -> String? {
        if let known = nearestNames.withLock({ $0[name] }) { return known }
        let nearest = nearest(
            to: name, among: AttributeDefinition.table.lazy.map(\.name).filter { $0.contains("gen_ai.") })
        nearestNames.withLock { if $0.count < maximumRememberedCount { $0[name] = .some(nearest) } }
        return nearest
    }

    private static let nearestNames = Mutex<[String: String?]>([:])
    /// More mistakes than anybody makes; a file that has them is slow, and no larger in memory.
    private static let maximumRememberedCount = 1_000

    /// The word that is most like another, if any is close enough to be meant.
    static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        guard word.utf8.count <= 128 else { return nil }
        let folded = fold(word)
        let limit = max(2, folded.count / 6)
        var best: (word: String, distance: Int)?
        for candidate in words {
            let other = fold(candidate)
            guard abs(other.count - folded.count) <= limit else { continue }
            let distance = editDistance(folded, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Letters and digits, in lowercase: a dot for an underscore is no other word.
    private static func fold(_ word: String) -> [UInt8] {
        word.lowercased().utf8.filter { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
    }

    /// Letters to change, add, remove or swap with their neighbour to make one word another.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left == right { return 0 }
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let change = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                current[column] = min(last[column] + 1, current[column - 1] + 1, change)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], beforeLast[column - 2] + 1)
                }
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
