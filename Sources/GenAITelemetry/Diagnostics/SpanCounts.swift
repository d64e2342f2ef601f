// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// How many spans were started, and how many of them have ended, by the threads of one lane.
///
/// Kept where spans start and end, so it takes no lock: each of both costs one relaxed addition.
struct SpanCounts: ~Copyable, Sendable {
    /// Where the parent of a span is, in OpenTelemetry's words.
    enum ParentOrigin: String, CaseIterable {
        case none
        case local
        case remote
    }

    private let recordedWithoutParent = Atomic(0)
    private let recordedBelowLocal = Atomic(0)
    private let recordedBelowRemote = Atomic(0)
    private let droppedWithoutParent = Atomic(0)
    private let droppedBelowLocal = Atomic(0)
    private let droppedBelowRemote = Atomic(0)
    private let endedCount = Atomic(0)

    /// Notes that a span was started.
    @inline(__always)
    func noteStart(_ origin: ParentOrigin, isRecorded: Bool) {
        switch (origin, isRecorded) {
        case (.none, true): recordedWithoutParent.add(1, ordering: .relaxed)
        case (.local, true): recordedBelowLocal.add(1, ordering: .relaxed)
        case (.remote, true): recordedBelowRemote.add(1, ordering: .relaxed)
        case (.none, false): droppedWithoutParent.add(1, ordering: .relaxed)
        case (.local, false): droppedBelowLocal.add(1, ordering: .relaxed)
        case (.remote, false): droppedBelowRemote.add(1, ordering: .relaxed)
        }
    }

    /// Notes that a recorded span has ended.
    @inline(__always)
    func noteEnd() { endedCount.add(1, ordering: .relaxed) }

    /// How many recorded spans have ended.
    var ended: Int { endedCount.load(ordering: .relaxed) }

    /// How many spans were started below such a parent.
    func started(_ origin: ParentOrigin, isRecorded: Bool) -> Int {
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
