// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bytes of one OTLP request, which never change: every retry sends the same ones.
public final class EncodedRequest: Sendable {
    /// How many spans the bytes hold.
    public let spanCount: Int
    /// The positions of the spans that could not be encoded, in the array that was given to the encoder; nearly always
    /// none.
    ///
    /// They are lost, and whoever keeps the ledger has to count them.
    public let skippedIndexes: [Int]
    private let buffer: WireBuffer

    init(_ buffer: consuming WireBuffer, spanCount: Int, skippedIndexes: [Int]) {
        self.buffer = buffer
        self.spanCount = spanCount
        self.skippedIndexes = skippedIndexes
    }

    /// How many bytes there are.
    ///
    /// None means that there is nothing to send.
    public var byteCount: Int { buffer.count }

    /// Lends the bytes.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try unsafe body(buffer.bytes)
    }
}
