// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Decides at the start of a span whether it is recorded and exported.
///
/// A sampler that looks at the work itself, such as one that keeps every call of one provider, implements
/// ``decide(_:about:)`` as well. What a span is started with is there: all that the conventions hold to be of use for
/// sampling belongs there, the provider, the model, the server, the name of an agent or a tool.
///
/// ```swift
/// func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision {
///     (work as? Inference)?.provider == .anthropic ? .recordAndSample : decide(span)
/// }
/// ```
public protocol Sampler: Sendable {
    /// Decides. Called on the caller's thread for every span: be quick, never block.
    func decide(_ span: borrowing SamplingParameters) -> SamplingDecision
    /// Decides with a look at the work. Called instead of the other when a span starts; asks that one unless a sampler
    /// says otherwise, and costs nothing then.
    func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision
    /// A short name with its settings, such as `TraceIdRatioBased{0.100000}`.
    var description: String { get }
}

extension Sampler {
    /// Decides without a look at the work.
    public func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision {
        decide(span)
    }
}

/// What a sampler may look at besides the work.
public struct SamplingParameters: ~Copyable, Sendable {
    /// The trace that the span belongs to.
    public let traceID: TraceID
    /// The parent, if there is one.
    public let parent: SpanContext?
    /// What the span is about.
    public let operation: OperationKind
    /// Its role in a call between processes.
    public let kind: SpanKind

    /// Creates parameters.
    public init(traceID: TraceID, parent: SpanContext?, operation: OperationKind, kind: SpanKind) {
        self.traceID = traceID
        self.parent = parent
        self.operation = operation
        self.kind = kind
    }
}

/// What a sampler says.
public enum SamplingDecision: Hashable, Sendable {
    /// Not recorded; its context still propagates.
    case drop
    /// Recorded and exported.
    case recordAndSample
}

/// Records every span.
public struct AlwaysOnSampler: Sampler {
    /// Creates the sampler.
    public init() {}
    /// Always yes.
    public func decide(_ span: borrowing SamplingParameters) -> SamplingDecision { .recordAndSample }
    /// The name that the specification asks for.
    public var description: String { "AlwaysOnSampler" }
}

/// Records no span.
public struct AlwaysOffSampler: Sampler {
    /// Creates the sampler.
    public init() {}
    /// Always no.
    public func decide(_ span: borrowing SamplingParameters) -> SamplingDecision { .drop }
    /// The name that the specification asks for.
    public var description: String { "AlwaysOffSampler" }
}

/// Records a fixed part of all traces, the same ones in every process and language.
public struct TraceIDRatioBasedSampler: Sampler {
    /// The part, from 0 to 1.
    public let ratio: Double
    private let bound: UInt64

    /// Creates a sampler; a ratio outside 0...1, or one that is not a number, is brought to the nearest end.
    public init(ratio: Double) {
        let ratio = ratio.isNaN ? 0 : min(max(ratio, 0), 1)
        self.ratio = ratio
        // 63 bits, as the peers do: the decision agrees across languages.
        bound = ratio == 1 ? 1 << 63 : UInt64(ratio * 0x1p63)
    }

    /// Yes for the traces whose low eight bytes are below the ratio.
    public func decide(_ span: borrowing SamplingParameters) -> SamplingDecision {
        span.traceID.low & (1 << 63 - 1) < bound ? .recordAndSample : .drop
    }

    /// The name that the specification asks for, with six decimals.
    public var description: String {
        let millionths = Int((ratio * 1_000_000).rounded())
        let decimals = String(millionths % 1_000_000)
        let padding = String(repeating: "0", count: 6 - decimals.count)
        return "TraceIdRatioBased{\(millionths / 1_000_000).\(padding)\(decimals)}"
    }
}

/// Does as the parent does, and asks another sampler for roots.
public struct ParentBasedSampler: Sampler {
    /// Decides for roots.
    public let root: any Sampler

    /// Creates a sampler.
    public init(root: any Sampler) { self.root = root }

    /// The parent's decision, or that of `root`.
    public func decide(_ span: borrowing SamplingParameters) -> SamplingDecision {
        guard let parent = span.parent else { return root.decide(span) }
        return parent.isSampled ? .recordAndSample : .drop
    }

    /// The parent's decision, or that of `root` with a look at the work.
    public func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision {
        span.parent == nil ? root.decide(span, about: work) : decide(span)
    }

    /// The name that the specification asks for.
    public var description: String { "ParentBased{root:\(root.description)}" }
}
