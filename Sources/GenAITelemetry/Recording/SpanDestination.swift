// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where spans go, and what they may say there.
///
/// ```swift
/// let telemetry = Telemetry(
///     resource: Resource(service: "handbook-bot"),
///     destinations: [
///         SpanDestination(localFile, redaction: RedactionStage(policy: RedactionPolicy(content: .full))),
///         SpanDestination(vendor, redaction: RedactionStage(policy: hashes)),
///     ])
/// ```
///
/// Destinations that share a stage share its work: a span is redacted once for each stage, not for each destination. With
/// one stage it is redacted where it was recorded; each further one costs a copy.
public struct SpanDestination: Sendable {
    /// What receives the sealed spans.
    public var processor: any SpanProcessor
    /// What takes out of them what this destination must not see.
    public var redaction: RedactionStage

    /// Creates a destination.
    public init(_ processor: any SpanProcessor, redaction: RedactionStage) {
        self.processor = processor
        self.redaction = redaction
    }
}
