// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Puts the pieces of one streamed response together, in the order in which they come.
///
/// What it has assembled at any moment is what the stream has said so far, so a stream that breaks off leaves everything
/// before the break. A piece is fed once. A piece that makes no sense adds nothing.
public protocol ResponseAssembler: Sendable {
    /// Adds a piece: one JSON value of the stream.
    ///
    /// Returns what was in it.
    @discardableResult
    mutating func add(_ piece: StreamPiece) -> PieceContents

    /// What the provider said inside the stream went wrong, if it did.
    var failure: ProviderFailure? { get }

    /// Adds what was assembled to a call.
    ///
    /// A choice that was begun and has no reason for its end was cut, and its reason is ``FinishReason/error``.
    func finish(into call: inout ProviderCall)
}
