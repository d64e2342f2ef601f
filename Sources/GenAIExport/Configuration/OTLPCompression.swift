// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How the body of a request is compressed.
public enum OTLPCompression: String, Hashable, Sendable {
    /// Not at all.
    case none
    /// With gzip, which every OTLP server reads.
    case gzip
}
