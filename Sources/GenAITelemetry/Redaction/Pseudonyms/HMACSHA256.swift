// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// HMAC with SHA-256: RFC 2104 and FIPS 198-1.
struct HMACSHA256: Sendable {
    /// Hashes that have taken in the padded key, so that it is done once for a key and not for each value.
    private let inner: SHA256
    private let outer: SHA256

    init(key: [UInt8]) {
        let short = key.count > SHA256.blockByteCount ? SHA256.hash(key) : key
        let padded = short + [UInt8](repeating: 0, count: SHA256.blockByteCount - short.count)
        var (inner, outer) = (SHA256(), SHA256())
        inner.add(padded.lazy.map { $0 ^ 0x36 })
        outer.add(padded.lazy.map { $0 ^ 0x5C })
        (self.inner, self.outer) = (inner, outer)
    }

    /// The code of a message that comes in parts.
    func code(of parts: [UInt8]...) -> [UInt8] {
        var (inner, outer) = (inner, outer)
        for part in parts { inner.add(part) }
        outer.add(inner.finished())
        return outer.finished()
    }
}
