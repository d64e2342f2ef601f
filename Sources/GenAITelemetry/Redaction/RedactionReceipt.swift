// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What redaction did to a span, in words that help nobody to guess what was there.
public struct RedactionReceipt: Hashable, Sendable {
    /// How often each rule altered something, by rule id.
    public var counts: [String: Int] = [:]
    /// UTF-8 bytes that were taken out of the span, all rules together.
    public var bytesRemoved = 0
    /// The policy that did it.
    public var policy: String

    /// Creates an empty receipt of a policy.
    public init(policy: String) { self.policy = policy }
}
