// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The W3C trace flags of a span: one byte, of which two bits have a meaning today.
public struct TraceFlags: OptionSet, Hashable, Sendable {
    /// The byte as it stands in a `traceparent`.
    public let rawValue: UInt8

    /// Creates flags from their byte.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The span is recorded and exported.
    public static let sampled = TraceFlags(rawValue: 0x01)
    /// The low seven bytes of the trace id are random (W3C Trace Context level 2).
    public static let random = TraceFlags(rawValue: 0x02)

    /// The bits that level 2 defines; others are zeroed when a header is written.
    package static let known: TraceFlags = [.sampled, .random]
}
