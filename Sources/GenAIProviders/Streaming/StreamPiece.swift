// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One piece of a streamed response, as its framing delivers it.
public struct StreamPiece: Sendable {
    /// The name of the event; empty where the framing has none.
    public var event: String
    /// The bytes of the piece, usually JSON.
    ///
    /// A part of the memory of whoever framed it: use it, and let it go.
    public var data: ArraySlice<UInt8>

    /// Creates a piece.
    public init(event: String = "", data: ArraySlice<UInt8>) {
        self.event = event
        self.data = data
    }

    /// Creates a piece from a text.
    public init(event: String = "", _ text: String) { self.init(event: event, data: Array(text.utf8)[...]) }
}
