// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Says which headers to send when they change over time: a token that expires, for example.
///
/// It is asked before the first request, and again when the destination refuses the credentials (401, 403), then at most
/// once a minute. Its headers come in addition to the configured ones and win over them. An error, or no answer within
/// ten seconds, counts as a destination that is down: spans are kept and the provider is asked again.
///
/// ```swift
/// configuration.headerProvider = {
///     var headers = HTTPHeaders()
///     try headers.set("Authorization", to: .bearer(try await tokens.current()))
///     return headers
/// }
/// ```
public typealias HeaderProvider = @Sendable () async throws -> HTTPHeaders
