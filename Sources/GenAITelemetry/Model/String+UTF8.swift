// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Lends the bytes of the text.
    ///
    /// `withUTF8` wants to change the text, so whoever has a constant pays for one more reference to it.
    @inlinable @inline(__always)
    @safe package func lendUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        #if !canImport(Darwin)
        // Without counting that somebody holds the text.
        return unsafe utf8.span.withUnsafeBufferPointer(body)
        #else
        if let result = unsafe utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
        #endif
    }
}
