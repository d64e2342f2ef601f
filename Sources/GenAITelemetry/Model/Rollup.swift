// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What all the work below a span used: model calls, tool calls, tokens and cost.
///
/// Stands on requests, workflows and agents. A child counts when it ends, so one that outlives the span, or runs in
/// another process, is not in it.
public struct Rollup: Hashable, Sendable {
    /// Calls of models, embeddings among them.
    public var modelCalls = 0
    /// Runs of tools.
    public var toolCalls = 0
    /// How many of both failed.
    public var failedCalls = 0
    /// Calls of models that used tokens and have no price: with one of them, `cost` is less than the whole.
    public var unpricedCalls = 0
    /// The tokens of all calls; a count that no call told is nil.
    public var usage = TokenUsage()
    /// The cost of all calls that have one, in the currency of the first.
    public var cost: Money?

    /// Creates a rollup of nothing.
    public init() {}

    /// Whether nothing was counted.
    var isEmpty: Bool {
        modelCalls | toolCalls | failedCalls | unpricedCalls == 0 && cost == nil && usage.isEmpty
    }

    /// Adds what another one counted.
    public mutating func add(_ other: Rollup) {
        modelCalls &+= other.modelCalls
        toolCalls &+= other.toolCalls
        failedCalls &+= other.failedCalls
        unpricedCalls &+= other.unpricedCalls
        usage.add(other.usage)
        add(other.cost)
    }

    private mutating func add(_ more: Money?) {
        guard let more else { return }
        guard let known = cost else { return cost = more }
        if known.currency == more.currency {
            cost?.picounits = known.picounits.addingSaturated(more.picounits)
        } else {
            unpricedCalls &+= 1
        }
    }
}

extension Rollup {
    /// Adds what a span used that counts nothing below itself.
    mutating func add(_ operation: OperationStorage, cost: Money?, isFailure: Bool) {
        switch operation.kind {
        case .inference: operation.typed(Inference.self)?.withValue { addCall($0.usage, cost, isFailure) }
        case .embeddings: operation.typed(Embeddings.self)?.withValue { addCall($0.usage, cost, isFailure) }
        case .toolExecution:
            toolCalls &+= 1
            if isFailure { failedCalls &+= 1 }
        default: break
        }
        if cost != nil { add(cost) }
    }

    @inline(__always)
    private mutating func addCall(_ usage: borrowing TokenUsage, _ cost: Money?, _ isFailure: Bool) {
        modelCalls &+= 1
        if isFailure { failedCalls &+= 1 }
        if usage.isNormal { addUsage(usage, cost) } else { addUsage(usage.normalized, cost) }
    }

    @inline(__always)
    private mutating func addUsage(_ usage: borrowing TokenUsage, _ cost: Money?) {
        if cost == nil, !usage.isEmpty { unpricedCalls &+= 1 }
        self.usage.add(usage)
    }
}

extension TokenUsage {
    /// Adds the counts of another call; what neither knows stays unknown.
    mutating func add(_ other: borrowing TokenUsage) {
        Self.add(other.input, to: &input)
        Self.add(other.output, to: &output)
        Self.add(other.cacheRead, to: &cacheRead)
        Self.add(other.cacheWrite, to: &cacheWrite)
        Self.add(other.reasoning, to: &reasoning)
    }

    private static func add(_ count: Int?, to sum: inout Int?) {
        guard let count else { return }
        let (total, overflow) = (sum ?? 0).addingReportingOverflow(count)
        sum = overflow ? .max : total
    }
}

extension Rollup {
    /// What a span that ends adds to the spans above it.
    ///
    /// What a request, a workflow or an agent says of itself is the sum of what is below it, so it is added only when
    /// nothing below it told more.
    ///
    /// - Parameters:
    ///   - box: What the span is about.
    ///   - cost: What it cost.
    ///   - isFailure: Whether it failed.
    ///   - below: What was counted below the span, if it counts.
    init(of box: OperationStorage, cost: Money?, isFailure: Bool, below: Rollup?) {
        // The parts of the record and not the record, which is large and would be copied.
        self.cost = cost
        switch box.kind {
        case .inference:
            modelCalls = 1
            if let call = box.typed(Inference.self) { usage = call.value.usage.normalized }
        case .embeddings:
            modelCalls = 1
            if let call = box.typed(Embeddings.self) { usage = call.value.usage.normalized }
        case .toolExecution: toolCalls = 1
        case .agentInvocation:
            if let agent = box.typed(AgentInvocation.self) { usage = agent.value.usage.normalized }
        default: break
        }
        if modelCalls + toolCalls > 0, isFailure { failedCalls = 1 }
        if modelCalls > 0, cost == nil, !usage.isEmpty { unpricedCalls = 1 }
        if let below {
            if !below.usage.isEmpty { usage = TokenUsage() }
            if below.cost != nil { self.cost = nil }
        }
    }
}
