// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The lanes of a pipeline.
struct Lanes: Sendable {
    /// A power of two: more than there are threads that record at the same time, nearly everywhere.
    private static let count = 32
    private let lanes: [Lane]

    init(settings: RecordingSettings, routes: [[any SpanProcessor]]) {
        lanes = (0..<Self.count).map { _ in Lane(settings: RecordingSettings(copying: settings), routes: routes) }
    }

    /// Lends the lane of the calling thread.
    @inline(__always)
    func withCurrent<Result>(_ body: (Lane) -> Result) -> Result {
        #if canImport(Darwin)
        let thread = unsafe UInt64(UInt(bitPattern: pthread_self()))
        #else
        let thread = UInt64(pthread_self())
        #endif
        // Addresses of threads differ somewhere in the middle; the product has all of them in its upper half.
        let spread = thread &* 0x9E37_79B9_7F4A_7C15
        let lane = unsafe Unmanaged.passUnretained(lanes[Int(spread >> 32) & (Self.count - 1)])
        // Not counted: the pipeline keeps its lanes, and whoever asks keeps the pipeline.
        return unsafe lane._withUnsafeGuaranteedRef(body)
    }

    /// How many spans were started below such a parent.
    func started(_ origin: SpanCounts.ParentOrigin, isRecorded: Bool) -> Int {
        lanes.reduce(0) { $0 + $1.counts.started(origin, isRecorded: isRecorded) }
    }

    /// How many recorded spans have not ended, those included that nobody will ever end.
    var liveSpanCount: Int {
        // Read first: a span that ends meanwhile was started before.
        let ended = lanes.reduce(0) { $0 + $1.counts.ended }
        return SpanCounts.ParentOrigin.allCases.reduce(0) { $0 + started($1, isRecorded: true) } - ended
    }
}
