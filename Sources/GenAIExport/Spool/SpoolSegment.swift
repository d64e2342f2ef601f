// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A file of a spool, as far as it is known in memory.
struct SpoolSegment: Sendable {
    let header: SpoolSegmentHeader
    let path: String
    /// How much of it is read.
    var byteCount: Int
    /// The spans in it that are not settled.
    var unsettled = SequenceSet()
    /// When it was written last, in seconds since 1970.
    var modified: Int64 = 0
}
