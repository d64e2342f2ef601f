// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where an application keeps content that stands on spans only as a reference.
///
/// Content comes as it was recorded, before anything was taken out: the store is the application's own, and so is the
/// decision who may read it. It is asked where a span ends, within the same time budget as the application's redactors, so
/// it should do no more than put the content into a queue of its own.
public protocol ContentStore: Sendable {
    /// Takes content and returns the URI under which it will be found.
    ///
    /// A URI with white space, without a scheme or of more than 2048 bytes is taken for a failure, and the content is
    /// dropped as it is when the store throws.
    ///
    /// - Parameters:
    ///   - content: What was recorded.
    ///   - field: The field that it stood in.
    ///   - span: The span that it belongs to.
    /// - Returns: The URI.
    /// - Throws: Anything; the content is then dropped.
    func store(_ content: Content, of field: Field, in span: SpanContext) throws -> String
}
