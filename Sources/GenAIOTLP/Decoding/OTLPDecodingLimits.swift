// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How much is accepted from whoever sent the bytes.
public struct OTLPDecodingLimits: Hashable, Sendable {
    /// Bytes of input.
    ///
    /// What OTLP servers accept lies between 1 and 64 MiB.
    public var byteCount = 64 * 1024 * 1024
    /// Bytes of memory that the C structs may take: an empty span is 2 bytes on the wire and a hundred times that in
    /// memory.
    public var memoryByteCount = 512 * 1024 * 1024
    /// Messages inside one another.
    ///
    /// The C decoder calls itself for each, and a thread's stack is finite.
    public var depth = 100

    /// Creates the default limits.
    public init() {}
}
