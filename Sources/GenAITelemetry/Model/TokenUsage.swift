// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The tokens of a model call.
///
/// Unknown counts are nil, never zero. Parts are contained in their whole; for providers that count them beside it there is
/// ``init(input:output:cacheRead:cacheWrite:reasoning:excluding:)``.
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
    /// The same tokens by medium.
    public var modalities: ModalityUsage {
        get { storedModalities[or: ModalityUsage()] }
        set { storedModalities[or: ModalityUsage()] = newValue }
    }
    private var storedModalities = Rare<ModalityUsage>.none

    /// Whether media are told apart.
    package var hasModalities: Bool { if case .none = storedModalities { false } else { true } }

    /// Whether nothing was counted.
    var isEmpty: Bool {
        input == nil && output == nil && cacheRead == nil && cacheWrite == nil && reasoning == nil && !hasModalities
    }

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
