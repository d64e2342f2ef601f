// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Runs code inside a span of the installed telemetry.
///
/// The span ends when the code returns or throws, and says which.
///
/// ```swift
/// let text = try await withSpan(.chat(model: "gpt-4o", provider: .openAI)) { call in
///     let response = try await client.send(prompt)
///     call.update { $0.usage = TokenUsage(input: response.inputTokens, output: response.outputTokens) }
///     return response.text
/// }
/// ```
///
/// Without an installed telemetry the code runs and nothing else happens.
@inlinable
public func withSpan<Operation: SpanOperation, Result>(
    _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
    attributes: Attributes = Attributes(), isolation: isolated (any Actor)? = #isolation,
    _ body: (Span<Operation>) async throws -> Result
) async rethrows -> Result {
    guard let telemetry = Telemetry.current else { return try await body(Span(nil)) }
    return try await telemetry.tracer.withSpan(
        operation, parent: parent, kind: kind, links: links, attributes: attributes, body)
}

/// Runs code inside a span of the installed telemetry.
///
/// The span ends when the code returns or throws, and says which.
@inlinable
public func withSpan<Operation: SpanOperation, Result>(
    _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
    attributes: Attributes = Attributes(), _ body: (Span<Operation>) throws -> Result
) rethrows -> Result {
    guard let telemetry = Telemetry.current else { return try body(Span(nil)) }
    return try telemetry.tracer.withSpan(
        operation, parent: parent, kind: kind, links: links, attributes: attributes, body)
}

/// Starts a span of the installed telemetry that outlives a scope.
///
/// End it yourself, once.
@inlinable
public func startSpan<Operation: SpanOperation>(
    _ operation: consuming Operation, parent: SpanParent = .current, kind: SpanKind? = nil, links: [SpanLink] = [],
    attributes: Attributes = Attributes()
) -> Span<Operation> {
    guard let telemetry = Telemetry.current else { return Span(nil) }
    return telemetry.tracer.startSpan(operation, parent: parent, kind: kind, links: links, attributes: attributes)
}
