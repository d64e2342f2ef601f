// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How telemetry is written on the wire, by the names that OpenTelemetry uses.
public enum OTLPProtocol: String, Hashable, Sendable {
    /// Binary protobuf over HTTP.
    case httpProtobuf = "http/protobuf"
    /// JSON over HTTP.
    case httpJSON = "http/json"
}
