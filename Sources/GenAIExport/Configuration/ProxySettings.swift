// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Whether requests go through a proxy.
///
/// By default none does, whatever the environment says.
///
/// libcurl would follow `http_proxy` and its kin without being asked, and prompts would travel to a machine that nobody
/// chose for them.
public enum ProxySettings: Hashable, Sendable {
    /// Straight to the endpoint.
    case none

    /// The proxy that `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` name.
    case environment

    /// This proxy for every request.
    case explicit(Endpoint, authorization: HeaderValue? = nil)
}
