// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The role of a span in a call between processes.
///
/// The numbers are OTLP's.
public enum SpanKind: Int32, Hashable, Sendable, CaseIterable {
    /// Work inside the process.
    case `internal` = 1
    /// The serving side of a call.
    case server = 2
    /// The calling side of a call.
    case client = 3
    /// The sending side of a message.
    case producer = 4
    /// The receiving side of a message.
    case consumer = 5
}
