// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Where the spans below a request, a workflow or an agent are added up while it runs.
///
/// Every span knows the nearest counter above it and nothing of the spans between.
final class RollupCounter: Sendable {
    private let outer: RollupCounter?
    private let state = Mutex(State())

    private struct State: Sendable {
        var sums = Rollup()
        /// The span has told above what it used itself, so what still comes from below is told there already.
        var hasToldAbove = false
    }

    /// Creates a counter inside another one.
    init(inside outer: RollupCounter?) { self.outer = outer }

    /// What was counted so far.
    var rollup: Rollup { state.withLock { $0.sums } }

    /// Adds what a span used, here and everywhere above.
    func add(_ rollup: borrowing Rollup) {
        let isDone = state.withLock { state in
            state.sums.add(rollup)
            return state.hasToldAbove
        }
        if !isDone { outer?.add(rollup) }
    }

    /// Adds what a span without a counter used, here and everywhere above.
    func add(_ operation: OperationStorage, cost: Money?, isFailure: Bool) {
        let isDone = state.withLock { state in
            state.sums.add(operation, cost: cost, isFailure: isFailure)
            return state.hasToldAbove
        }
        if !isDone { outer?.add(operation, cost: cost, isFailure: isFailure) }
    }

    /// Adds what the span that this counter belongs to says of itself, above it.
    func addAbove(_ rollup: Rollup) {
        if !rollup.usage.isEmpty || rollup.cost != nil { state.withLock { $0.hasToldAbove = true } }
        outer?.add(rollup)
    }
}

extension OperationKind {
    /// Whether a span of this kind is counted itself.
    var isCall: Bool { self == .inference || self == .embeddings || self == .toolExecution }

    /// Whether a span of this kind tells what the spans below it used.
    var hasRollup: Bool { self == .request || self == .workflow || self == .agentInvocation }
}
