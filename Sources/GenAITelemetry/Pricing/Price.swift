// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What one token costs, in trillionths of the currency's unit.
public struct Price: Hashable, Sendable {
    /// An input token.
    public var input: Int64
    /// An input token that comes from a cache.
    public var cacheRead: Int64
    /// An input token that goes into a cache.
    public var cacheWrite: Int64
    /// An output token.
    public var output: Int64
    /// An output token of reasoning.
    public var reasoning: Int64

    /// Creates a price; what has no price of its own costs what an ordinary token costs.
    ///
    /// - Parameters:
    ///   - input: An input token.
    ///   - output: An output token.
    ///   - cacheRead: An input token that comes from a cache.
    ///   - cacheWrite: An input token that goes into a cache.
    ///   - reasoning: An output token of reasoning.
    public init(
        input: Int64, output: Int64, cacheRead: Int64? = nil, cacheWrite: Int64? = nil, reasoning: Int64? = nil
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead ?? input
        self.cacheWrite = cacheWrite ?? input
        self.reasoning = reasoning ?? output
    }

    /// The cost of some tokens, by parts.
    ///
    /// Cached and reasoning tokens are parts of the input and the output. Counts that contradict that, or are negative,
    /// are taken for what they can be: no part costs less than nothing.
    public func cost(of usage: TokenUsage) -> Cost.Parts {
        let read = Self.count(usage.cacheRead)
        let written = Self.count(usage.cacheWrite)
        let thought = Self.count(usage.reasoning)
        var parts = Cost.Parts()
        parts.input = max(0, Self.count(usage.input) - read - written).multipliedSaturated(by: input)
        parts.cacheRead = read.multipliedSaturated(by: cacheRead)
        parts.cacheWrite = written.multipliedSaturated(by: cacheWrite)
        parts.output = max(0, Self.count(usage.output) - thought).multipliedSaturated(by: output)
        parts.reasoning = thought.multipliedSaturated(by: reasoning)
        return parts
    }

    /// A count as it can be: far below the bound of 64 bits, so that sums of counts cannot overflow.
    private static func count(_ tokens: Int?) -> Int64 { min(max(0, Int64(tokens ?? 0)), 1 << 60) }
}
