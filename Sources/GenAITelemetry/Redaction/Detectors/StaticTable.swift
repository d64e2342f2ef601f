// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Numbers that are made once and then read for every few bytes of every text.
///
/// An array would be retained and released at each look. These live until the table that owns them calls ``free()``.
@safe
struct StaticTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: written once, before the table is handed to anybody, and freed when its owner has no other holder.
    /// The first one; nothing writes behind it any more.
    let first: UnsafePointer<Element>
    private let count: Int

    init(_ elements: [Element]) {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        for (index, element) in elements.enumerated() { unsafe copy[index] = element }
        unsafe first = UnsafePointer(copy)
        count = elements.count
    }

    func free() { unsafe first.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return unsafe first[index]
    }
}
