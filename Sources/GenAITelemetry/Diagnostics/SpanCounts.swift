// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many spans a pipeline started, and how many of them have not ended.
///
/// Kept where spans start and end, so it takes no lock: each of both costs one relaxed addition. Threads add in different
/// places, or each would wait for the cache line that the other has just written.
struct SpanCounts: Sendable {
    /// Where the parent of a span is, in OpenTelemetry's words.
    enum ParentOrigin: String, CaseIterable {
        case none
        case local
        case remote
    }

    /// Where some of the threads count.
    private final class Place: Sendable {
        let recordedWithoutParent = Atomic(0)
        let recordedBelowLocal = Atomic(0)
        let recordedBelowRemote = Atomic(0)
        let droppedWithoutParent = Atomic(0)
        let droppedBelowLocal = Atomic(0)
        let droppedBelowRemote = Atomic(0)
        let ended = Atomic(0)
        // Two cache lines, so that the next place begins on another: processors fetch them in pairs.
        private let padding: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0)

        func count(_ origin: ParentOrigin, isRecorded: Bool) -> Int {
            switch (origin, isRecorded) {
            case (.none, true): recordedWithoutParent.load(ordering: .relaxed)
            case (.local, true): recordedBelowLocal.load(ordering: .relaxed)
            case (.remote, true): recordedBelowRemote.load(ordering: .relaxed)
            case (.none, false): droppedWithoutParent.load(ordering: .relaxed)
            case (.local, false): droppedBelowLocal.load(ordering: .relaxed)
            case (.remote, false): droppedBelowRemote.load(ordering: .relaxed)
            }
        }
    }

    /// A power of two: more than there are threads that record at the same time, nearly everywhere.
    private static let placeCount = 32
    private let places = (0..<placeCount).map { _ in Place() }

    private var place: Place {
        #if canImport(Darwin)
        let thread = unsafe UInt64(UInt(bitPattern: pthread_self()))
        #else
        let thread = UInt64(pthread_self())
        #endif
        // Addresses of threads differ somewhere in the middle; the product has all of them in its upper half.
        let spread = thread &* 0x9E37_79B9_7F4A_7C15
        return places[Int(spread >> 32) & (Self.placeCount - 1)]
    }

    /// Notes that a span was started.
    func noteStart(_ origin: ParentOrigin, isRecorded: Bool) {
        let place = place
        switch (origin, isRecorded) {
        case (.none, true): place.recordedWithoutParent.add(1, ordering: .relaxed)
        case (.local, true): place.recordedBelowLocal.add(1, ordering: .relaxed)
        case (.remote, true): place.recordedBelowRemote.add(1, ordering: .relaxed)
        case (.none, false): place.droppedWithoutParent.add(1, ordering: .relaxed)
        case (.local, false): place.droppedBelowLocal.add(1, ordering: .relaxed)
        case (.remote, false): place.droppedBelowRemote.add(1, ordering: .relaxed)
        }
    }

    /// Notes that a recorded span has ended.
    func noteEnd() { place.ended.add(1, ordering: .relaxed) }

    /// How many spans were started below such a parent.
    func started(_ origin: ParentOrigin, isRecorded: Bool) -> Int {
        places.reduce(0) { $0 + $1.count(origin, isRecorded: isRecorded) }
    }

    /// How many recorded spans have not ended, those included that nobody will ever end.
    var live: Int {
        // Read first: a span that ends meanwhile was started before.
        let ended = places.reduce(0) { $0 + $1.ended.load(ordering: .relaxed) }
        return ParentOrigin.allCases.reduce(0) { $0 + started($1, isRecorded: true) } - ended
    }
}
