// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// The flags of a span or a link on the wire: the W3C trace flags, and whether the other span lives in another process.
public struct OTLPSpanFlags: RawRepresentable, Hashable, Sendable {
    /// The 32 bits.
    ///
    /// `SpanFlags` of opentelemetry/proto/trace/v1/trace.proto says what they mean.
    public var rawValue: UInt32

    private static let hasIsRemote: UInt32 = 0x100
    private static let isRemote: UInt32 = 0x200

    /// Creates flags from their bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Creates the flags of a span, from what is known of its parent, or of a link, from what is known of its target.
    public init(_ flags: TraceFlags, isRemote: Bool) {
        rawValue = UInt32(flags.rawValue) | Self.hasIsRemote | (isRemote ? Self.isRemote : 0)
    }

    /// The W3C trace flags.
    public var traceFlags: TraceFlags { TraceFlags(rawValue: UInt8(truncatingIfNeeded: rawValue)) }

    /// Whether the parent, or the target of the link, lives in another process; nil when the sender did not say.
    public var isRemote: Bool? {
        rawValue & Self.hasIsRemote == 0 ? nil : rawValue & Self.isRemote != 0
    }
}
