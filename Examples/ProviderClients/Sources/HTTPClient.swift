// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What the example wants of an HTTP client.
protocol HTTPClient: Sendable {
    /// The parts of a body, as they come.
    associatedtype Body: AsyncSequence & Sendable where Body.Element: Sequence<UInt8> & SendableMetatype

    /// Sends a request and waits for the whole answer.
    func send(_ json: String, to url: String) async throws -> (status: Int, body: [UInt8])

    /// Sends a request and returns when the answer begins.
    func stream(_ json: String, to url: String) async throws -> (contentType: String?, body: Body)
}
