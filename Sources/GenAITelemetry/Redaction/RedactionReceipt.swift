// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What redaction did to a span, in words that help nobody to guess what was there.
public struct RedactionReceipt: Hashable, Sendable {
    /// How often each rule altered something, by rule id.
    public var counts: [String: Int] = [:]
    /// UTF-8 bytes that were taken out of the span, all rules together.
    ///
    /// What is exported is ``roundedBytesRemoved``.
    public var bytesRemoved = 0
    /// The policy that did it.
    public var policy: String
    /// Whether more was captured than the policy says, because somebody is looking for a mistake.
    public var isDebugCapture = false

    /// Creates an empty receipt of a policy.
    public init(policy: String) { self.policy = policy }

    /// The bytes that were taken out, rounded up to the next 64.
    ///
    /// The length of a single password would help to guess it.
    public var roundedBytesRemoved: Int { bytesRemoved < 1 ? 0 : (min(bytesRemoved, .max - 64) + 63) / 64 * 64 }
}
