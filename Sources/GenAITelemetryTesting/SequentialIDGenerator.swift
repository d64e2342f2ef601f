// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

/// Ids that count up, so that a test knows them beforehand: trace 1 with spans 1, 2, 3, and so on.
public final class SequentialIDGenerator: IDGenerator {
    private let traces: Atomic<UInt64>
    private let spans: Atomic<UInt64>

    /// Creates a generator whose first ids are the given numbers; zero counts as one, since no id is zero.
    public init(firstTrace: UInt64 = 1, firstSpan: UInt64 = 1) {
        traces = Atomic(max(firstTrace, 1))
        spans = Atomic(max(firstSpan, 1))
    }

    /// The next trace id, with the number in its low half.
    public func makeTraceID() -> TraceID {
        while true {
            if let id = TraceID(high: 0, low: Self.next(traces)) { return id }
        }
    }

    /// The next span id.
    public func makeSpanID() -> SpanID {
        while true {
            if let id = SpanID(Self.next(spans)) { return id }
        }
    }

    /// The ids are not random, so roots do not say that they are.
    public var isRandom: Bool { false }

    private static func next(_ counter: borrowing Atomic<UInt64>) -> UInt64 {
        counter.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}
