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
    /// Who is spoken to, unless the request says otherwise.
    var provider: ProviderName { get }

    /// What becomes of pictures, sounds and files inside messages.
    var media: MediaCapture { get set }

    /// What a request asks for.
    func call(of request: ProviderRequest) -> ProviderCall

    /// Adds what a whole response says.
    ///
    /// Returns what went wrong, when the provider says so in a response that it sent as a success.
    @discardableResult
    func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure?

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
