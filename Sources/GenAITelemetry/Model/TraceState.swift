// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The `tracestate` of a span: up to 32 members of vendors, passed on unchanged.
///
/// W3C Trace Context section 3.3.
public struct TraceState: Hashable, Sendable {
    /// The header's value, valid and without white space around members; empty when there are none.
    public let headerValue: String

    /// No members.
    public static let empty = TraceState(validated: "")

    package init(validated headerValue: String) { self.headerValue = headerValue }

    /// Whether there are no members.
    public var isEmpty: Bool { headerValue.isEmpty }
}
