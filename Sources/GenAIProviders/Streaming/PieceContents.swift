// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a piece of a stream was about, which decides the times that are told of the stream.
public struct PieceContents: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something that the model generated: text, reasoning, a piece of a tool call.
    public static let output = PieceContents(rawValue: 1)
    /// Counts of tokens.
    public static let usage = PieceContents(rawValue: 2)
    /// The end of the response, as the provider marks it.
    public static let end = PieceContents(rawValue: 4)
    /// An error that the provider tells inside the stream.
    public static let failure = PieceContents(rawValue: 8)
}
