// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The names of events that have come, so that the same name is not made anew for every piece.
struct EventNames: Sendable {
    /// Names that are kept: no provider has more.
    private static let maximumCount = 32
    private var known: [String] = []

    /// The name with these bytes.
    mutating func name(of bytes: ArraySlice<UInt8>) -> String {
        if let name = known.first(where: { $0.utf8.elementsEqual(bytes) }) { return name }
        let name = String(decoding: bytes.prefix(256), as: UTF8.self)
        if known.count < Self.maximumCount { known.append(name) }
        return name
    }
}
