// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where trace and span ids come from.
///
/// Tests put their own in its place.
public protocol IDGenerator: Sendable {
    /// A new trace id.
    func makeTraceID() -> TraceID
    /// A new span id.
    func makeSpanID() -> SpanID
    /// Whether the low seven bytes of every trace id are random, as W3C Trace Context level 2 means it. When true, roots
    /// carry the random flag.
    var isRandom: Bool { get }
}

/// Random ids from a generator per thread, seeded by the system once for each thread.
///
/// An id costs a few nanoseconds and no system call. After a fork the child's threads are seeded anew, so that parent and
/// child never make the same ids.
public struct RandomIDGenerator: IDGenerator {
    /// Creates the generator.
    public init() {}

    /// A new trace id.
    public func makeTraceID() -> TraceID {
        ThreadRandom.withCurrent { random in
            while true {
                if let id = TraceID(high: random.next(), low: random.next()) { return id }
            }
        }
    }

    /// A new span id.
    public func makeSpanID() -> SpanID {
        ThreadRandom.withCurrent { random in
            while true {
                if let id = SpanID(random.next()) { return id }
            }
        }
    }

    /// The ids are random.
    public var isRandom: Bool { true }
}
