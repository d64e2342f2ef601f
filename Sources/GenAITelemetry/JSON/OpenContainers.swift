// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The arrays and objects of JSON that a value stands in, one bit for each.
///
/// A stack of its own, so that no input can exhaust the thread's.
struct OpenContainers: Sendable {
    enum Kind { case object, array }

    private(set) var count = 0
    /// The innermost ones, up to 64; the last in the lowest bit, which is set for an object.
    private var near: UInt64 = 0
    /// Those around them, 64 in each.
    private var far: [UInt64] = []

    var isEmpty: Bool { count == 0 }
    var innermost: Kind? { count == 0 ? nil : near & 1 == 1 ? .object : .array }

    mutating func append(_ kind: Kind) {
        if count > 0, count % 64 == 0 { far.append(near) }
        near = near << 1 | (kind == .object ? 1 : 0)
        count += 1
    }

    mutating func removeLast() {
        count -= 1
        near = count > 0 && count % 64 == 0 ? far.removeLast() : near >> 1
    }
}
