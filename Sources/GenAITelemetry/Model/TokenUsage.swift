// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The tokens of a model call.
///
/// Unknown counts are nil, never zero.
public struct TokenUsage: Hashable, Sendable {
    /// All input tokens, cached ones included.
    public var input: Int?
    /// All output tokens, reasoning ones included.
    public var output: Int?
    /// The part of `input` that was read from a cache.
    public var cacheRead: Int?
    /// The part of `input` that was written to a cache.
    public var cacheWrite: Int?
    /// The part of `output` that was spent on reasoning.
    public var reasoning: Int?

    /// Creates a usage from its parts.
    public init(
        input: Int? = nil, output: Int? = nil, cacheRead: Int? = nil, cacheWrite: Int? = nil, reasoning: Int? = nil
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
        self.reasoning = reasoning
    }
}
