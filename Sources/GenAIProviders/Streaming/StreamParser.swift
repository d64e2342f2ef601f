// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Cuts the bytes of a streamed response into pieces.
///
/// Bytes are fed as they arrive, cut anywhere: inside a character, between the two bytes of a line end, inside a length.
/// The pieces are the same however the bytes are cut. No input makes it fail, and none makes it grow beyond its bound.
public protocol StreamParser: Sendable {
    /// Adds bytes, and hands over the pieces that are complete with them.
    ///
    /// A piece is good for the time of the call that hands it over.
    mutating func add(_ bytes: ArraySlice<UInt8>, _ handle: (StreamPiece) -> Void)

    /// Says that no more bytes will come, and hands over the last piece where a framing lets one stand without an end.
    mutating func finish(_ handle: (StreamPiece) -> Void)

    /// How many pieces were left out because they were damaged or larger than ``StreamLimits/maximumPieceByteCount``.
    var droppedPieceCount: Int { get }
}

extension StreamParser {
    /// Adds bytes, and hands over the pieces that are complete with them.
    public mutating func add(_ bytes: [UInt8], _ handle: (StreamPiece) -> Void) { add(bytes[...], handle) }

    /// Adds bytes of any origin, which are copied once more, and hands over the pieces that are complete with them.
    public mutating func add(_ bytes: some Sequence<UInt8>, _ handle: (StreamPiece) -> Void) {
        add(Array(bytes)[...], handle)
    }
}
