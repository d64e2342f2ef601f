// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The bounds of everything that reads a stream.
public enum StreamLimits {
    /// Bytes of one piece: what a provider sends at once is a thousandth of it, and a picture fits in.
    ///
    /// A larger piece is dropped and counted, and the stream goes on behind it.
    public static let maximumPieceByteCount = 4 << 20
}
