// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension TokenUsage {
    /// Parts that a provider counts beside the whole instead of within it.
    public struct Parts: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Creates a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Input tokens that were read from a cache or written to one.
        public static let cache = Parts(rawValue: 1)
        /// Output tokens that were spent on reasoning.
        public static let reasoning = Parts(rawValue: 2)
    }

    /// Creates a usage from counts of which some do not contain their parts.
    ///
    /// ```swift
    /// // Anthropic: `input_tokens` are those that no cache had to do with.
    /// TokenUsage(input: 20, output: 90, cacheRead: 400, cacheWrite: 30, excluding: .cache).input       // 450
    /// // Gemini: `candidatesTokenCount` are those that the user sees.
    /// TokenUsage(input: 20, output: 90, reasoning: 300, excluding: .reasoning).output                  // 390
    /// ```
    ///
    /// - Parameters:
    ///   - input: Input tokens.
    ///   - output: Output tokens.
    ///   - cacheRead: Input tokens that were read from a cache.
    ///   - cacheWrite: Input tokens that were written to a cache.
    ///   - reasoning: Output tokens that were spent on reasoning.
    ///   - parts: What `input` and `output` do not contain and is added to them; a whole that is unknown stays so.
    public init(
        input: Int? = nil, output: Int? = nil, cacheRead: Int? = nil, cacheWrite: Int? = nil, reasoning: Int? = nil,
        excluding parts: Parts
    ) {
        self.init(input: input, output: output, cacheRead: cacheRead, cacheWrite: cacheWrite, reasoning: reasoning)
        if parts.contains(.cache) { self.input = input.map { Self.sum($0, cacheRead, cacheWrite) } }
        if parts.contains(.reasoning) { self.output = output.map { Self.sum($0, reasoning) } }
    }

    /// The counts as they may be told: none is negative, and no whole is less than its parts together.
    ///
    /// A negative count is none. Where parts are more than their whole, they were counted beside it, and the whole is at
    /// least what they come to. A whole that is unknown stays unknown.
    public var normalized: TokenUsage { isNormal ? self : corrected }

    /// Whether the counts may be told as they are, as nearly always.
    var isNormal: Bool {
        let (input, output) = (input ?? .max, output ?? .max)
        let (cacheRead, cacheWrite, reasoning) = (cacheRead ?? 0, cacheWrite ?? 0, reasoning ?? 0)
        let (cached, overflow) = cacheRead.addingReportingOverflow(cacheWrite)
        return !hasModalities && !overflow && input | output | cacheRead | cacheWrite | reasoning >= 0
            && input >= cached && output >= reasoning
    }

    private var corrected: TokenUsage {
        var usage = self
        usage.cacheRead = cacheRead.nonNegative
        usage.cacheWrite = cacheWrite.nonNegative
        usage.reasoning = reasoning.nonNegative
        var media = ModalityUsage()
        if hasModalities {
            media = modalities.nonNegative
            if media != modalities { usage.modalities = media }
        }
        usage.cacheRead = usage.cacheRead.map { max($0, media.cacheRead.sum) }
        usage.input = input.nonNegative.map { max($0, Self.sum(usage.cacheRead, usage.cacheWrite), media.input.sum) }
        usage.output = output.nonNegative.map { max($0, usage.reasoning ?? 0, media.output.sum) }
        return usage
    }

    /// The sum of what is known and not negative, at most the greatest number there is.
    fileprivate static func sum(_ first: Int?, _ second: Int?, _ third: Int? = nil) -> Int {
        adding(third, to: adding(second, to: first.nonNegative ?? 0))
    }

    private static func adding(_ count: Int?, to sum: Int) -> Int {
        let (total, overflow) = sum.addingReportingOverflow(count.nonNegative ?? 0)
        return overflow ? .max : total
    }
}

extension ModalityUsage {
    fileprivate var nonNegative: Self {
        var usage = self
        usage.input = input.nonNegative
        usage.output = output.nonNegative
        usage.cacheRead = cacheRead.nonNegative
        return usage
    }
}

extension ModalityUsage.Counts {
    fileprivate var sum: Int { TokenUsage.sum(text, image, audio) }
    fileprivate var nonNegative: Self {
        Self(text: text.nonNegative, image: image.nonNegative, audio: audio.nonNegative)
    }
}

extension Int? {
    /// The count, unless it is less than nothing.
    fileprivate var nonNegative: Int? { self.flatMap { $0 < 0 ? nil : $0 } }
}
