// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// A response of a client that says of itself what a span should tell.
///
/// For clients whose types are not the provider's JSON, or tell no more than a text: a model on the device, for one.
///
/// ```swift
/// extension LanguageModelSession.Response: RecordableResponse {
///     public func record(into inference: inout Inference) {
///         inference.output = .messages([.assistant(content)])
///     }
/// }
/// ```
public protocol RecordableResponse {
    /// Puts what is known into the fields of a call; what is not known, such as a usage, stays as it is.
    func record(into inference: inout Inference)
}
