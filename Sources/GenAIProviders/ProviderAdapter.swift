// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Reads what travels between an application and one provider, and says it in the words of the span model.
///
/// An adapter is tolerant and never fails: a member that is missing, or of another type than the provider documents, is
/// left out, and the rest is read. It holds no state; one value serves all calls.
///
/// To add a provider: one folder here with a type that conforms, its fixtures under `Tests/GenAIProvidersTests`, and one
/// line in ``ProviderAdapters``.
public protocol ProviderAdapter: Sendable {
    /// Who is spoken to, unless the host of a request says otherwise.
    var provider: ProviderName { get }

    /// What a request asks for.
    func call(of request: ProviderRequest) -> ProviderCall

    /// Adds what a whole response says.
    func read(_ response: AttributeValue, into call: inout ProviderCall)

    /// What the response of a failed call says.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - body: The response as JSON; nil when it is none.
    /// - Returns: What went wrong, and whether it is worth another try.
    func failure(status: Int, body: AttributeValue?) -> ProviderFailure

    /// What puts the pieces of one streamed response together.
    func makeAssembler() -> any ResponseAssembler
}

/// Puts the pieces of one streamed response together, in the order in which they come.
///
/// What it has assembled at any moment is what the stream has said so far, so a stream that breaks off leaves everything
/// before the break. A piece is fed once.
public protocol ResponseAssembler: Sendable {
    /// Adds a piece: one JSON value of the stream.
    ///
    /// Returns what was in it.
    mutating func add(_ piece: StreamPiece) -> PieceContents

    /// Adds what was assembled to a call.
    func finish(into call: inout ProviderCall)
}

/// One piece of a streamed response, as its framing delivers it.
public struct StreamPiece: Sendable {
    /// The name of the event; empty where the framing has none.
    public var event: String
    /// The bytes of the piece, usually JSON.
    public var data: [UInt8]

    /// Creates a piece.
    public init(event: String = "", data: [UInt8]) {
        self.event = event
        self.data = data
    }
}

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
