// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import FlyingSocks

/// A body that comes in parts, at the pace of a fast model.
struct SlowBody: AsyncBufferedSequence {
    typealias Element = UInt8

    let parts: [String]

    func makeAsyncIterator() -> Iterator { Iterator(parts: parts[...]) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var parts: ArraySlice<String>
        var pending: ArraySlice<UInt8> = []

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            if pending.isEmpty {
                guard let part = parts.popFirst() else { return nil }
                try await Task.sleep(for: .milliseconds(5))
                pending = Array(part.utf8)[...]
            }
            defer { pending = pending.dropFirst(Swift.max(count, 1)) }
            return pending.prefix(Swift.max(count, 1))
        }
    }
}
