// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

/// Everything of a spool that this process has: its own files, and those that it took over from processes that are gone.
///
/// Nothing here waits or throws: what cannot be done is told in ``takeEvents()``, and tried again later. Times are
/// nanoseconds of a monotonic clock.
struct SpoolStore: Sendable {
    /// How long a directory that cannot be used is left alone.
    static let probeInterval: UInt64 = 5_000_000_000

    /// Something that the books or a person should know.
    enum Event: Hashable, Sendable {
        /// Spans that processes which are gone have left: how many are there, and how many of theirs are damaged.
        case recovered(spanCount: Int, damagedCount: Int)
        /// Spans that will not be delivered.
        case lost(spanCount: Int, DropReason, isOwn: Bool)
        case trouble(SpoolFileError)
        /// Files that a later version wrote.
        case newerFiles(Int)
    }

    /// A batch on its way.
    struct Entry: Hashable, Sendable {
        let record: SpoolRecord
        let isOwn: Bool
        fileprivate let directory: String
    }

    private let configuration: SpoolConfiguration
    private let files: any SpoolFiles
    private let process: Int32
    private var own: SpoolDirectory?
    /// What is only read: directories of others, and one of ours that was removed under us.
    private var others: [SpoolDirectory] = []
    private var examined: Set<String> = []
    private var entry: Entry?
    private var unusableUntil: UInt64 = 0
    private var events: [Event] = []
    /// When what was written is to be synced.
    private(set) var syncDeadline: UInt64?

    init(_ configuration: SpoolConfiguration, files: any SpoolFiles, process: Int32) {
        self.configuration = configuration
        self.files = files
        self.process = process
    }

    /// How many spans wait that ended in this process.
    var ownCount: Int { directories.filter(\.isOwn).reduce(0) { $0 + $1.unsettledCount } }
    /// How many spans wait in all.
    var unsettledCount: Int { directories.reduce(0) { $0 + $1.unsettledCount } }
    var byteCount: Int { directories.reduce(0) { $0 + $1.byteCount } }

    private var directories: [SpoolDirectory] { others + (own.map { [$0] } ?? []) }

    /// What happened since the last time.
    mutating func takeEvents() -> [Event] {
        defer { events = [] }
        return events
    }

    // MARK: Writing

    /// Stores a batch; false when it has to stay in memory.
    mutating func append(_ payload: [UInt8], spanCount: Int, now: UInt64) -> Bool {
        guard spanCount > 0, now >= unusableUntil, makeRoom(for: SpoolRecord.byteCount(of: payload.count)) else {
            return false
        }
        // Once more when the directory was removed: the new one is another.
        for attempt in 0..<2 {
            do throws(SpoolFileError) {
                if own == nil { try begin() }
                try withOwn { [configuration] own throws(SpoolFileError) in
                    _ = try own.append(payload, spanCount: spanCount, segmentBytes: configuration.segmentBytes)
                }
                if configuration.syncInterval <= .zero {
                    sync(now: now)
                } else if syncDeadline == nil {
                    syncDeadline = now &+ configuration.syncInterval.nanoseconds
                }
                return true
            } catch {
                if error.isAboutSomethingGone && attempt == 0 && own != nil { abandon() } else { complain(error, now) }
                if now < unusableUntil { return false }
            }
        }
        return false
    }

    /// Lends the directory that is written, without a second copy of what it holds.
    private mutating func withOwn(
        _ body: (inout SpoolDirectory) throws(SpoolFileError) -> Void
    ) throws(SpoolFileError) {
        guard var lent = own else { return }
        own = nil
        defer { own = lent }
        try body(&lent)
    }

    private mutating func begin() throws(SpoolFileError) {
        own = try SpoolDirectory(
            newIn: configuration.directory, files: files, identifier: .random(in: .min ... .max), process: process)
    }

    private mutating func complain(_ error: SpoolFileError, _ now: UInt64) {
        events.append(.trouble(error))
        unusableUntil = now &+ Self.probeInterval
    }

    /// Leaves a directory that was removed; its last file can still be read, and what was not synced is written anew.
    private mutating func abandon() {
        guard let directory = own else { return }
        own = nil
        let onTheirWay = spansOnTheirWay(in: directory)
        others.append(directory)
        for record in directory.unsynced where record.spans != onTheirWay {
            do throws(SpoolFileError) {
                if own == nil { try begin() }
                try withOwn { [configuration] own throws(SpoolFileError) in
                    _ = try own.append(
                        record.payload, spanCount: record.spans.count, segmentBytes: configuration.segmentBytes)
                }
            } catch {
                // The others are where they were, for as long as this process lives.
                return
            }
            others[others.count - 1].settle(record.spans)
        }
    }

    /// Makes everything that was written outlive a power failure.
    mutating func sync(now: UInt64) {
        syncDeadline = nil
        guard own?.hasUnsynced == true else { return }
        do throws(SpoolFileError) {
            try withOwn { own throws(SpoolFileError) in try own.sync() }
        } catch {
            if error.isAboutSomethingGone { abandon() } else { events.append(.trouble(error)) }
            // Another file may do, a while later.
            if own?.hasUnsynced == true { syncDeadline = now &+ Self.probeInterval }
        }
    }

    /// Gives up the oldest files until there is room.
    private mutating func makeRoom(for byteCount: Int) -> Bool {
        guard byteCount <= configuration.maximumBytes else { return false }
        while self.byteCount + byteCount > configuration.maximumBytes {
            guard configuration.overflow == .dropOldest, dropOldest() else { return false }
        }
        return true
    }

    private mutating func dropOldest() -> Bool {
        for index in others.indices {
            let spans = spansOnTheirWay(in: others[index])
            guard let loss = others[index].dropOldest(except: spans) else { continue }
            note(loss, .spoolFull, isOwn: others[index].isOwn)
            return true
        }
        let spans = own.flatMap { spansOnTheirWay(in: $0) }
        guard let loss = own?.dropOldest(except: spans) else { return false }
        note(loss, .spoolFull, isOwn: true)
        return true
    }

    private func spansOnTheirWay(in directory: SpoolDirectory) -> Range<UInt64>? {
        entry?.directory == directory.path ? entry?.record.spans : nil
    }

    private mutating func note(_ loss: SpoolDirectory.Loss, _ reason: DropReason, isOwn: Bool) {
        if loss.spanCount > 0 { events.append(.lost(spanCount: loss.spanCount, reason, isOwn: isOwn)) }
    }

    // MARK: Reading

    /// The oldest batch that is not settled; what others have left comes first.
    mutating func next() -> Entry? {
        entry = nil
        while !others.isEmpty {
            if let entry = Self.next(of: &others[0], &events) {
                self.entry = entry
                return entry
            }
            others[0].close()
            others.removeFirst()
        }
        guard var directory = own else { return nil }
        own = nil
        defer { own = directory }
        entry = Self.next(of: &directory, &events)
        return entry
    }

    private static func next(of directory: inout SpoolDirectory, _ events: inout [Event]) -> Entry? {
        var loss = SpoolDirectory.Loss()
        let record = directory.next(&loss)
        if loss.spanCount > 0 {
            events.append(.lost(spanCount: loss.spanCount, .spoolDamaged, isOwn: directory.isOwn))
        }
        return record.map { Entry(record: $0, isOwn: directory.isOwn, directory: directory.path) }
    }

    /// Notes that a batch was delivered or given up.
    mutating func settle(_ settled: Entry) {
        entry = nil
        if let path = own?.path, path == settled.directory { own?.settle(settled.record.spans) }
        for index in others.indices where others[index].path == settled.directory {
            others[index].settle(settled.record.spans)
        }
    }

    /// Whether a batch that was not settled is still there for the next time.
    func contains(_ entry: Entry) -> Bool {
        directories.contains { $0.path == entry.directory && $0.contains(entry.record.spans) }
    }

    /// Looks for what processes that are gone have left.
    ///
    /// Reading all of it takes a while: done without the store, which others write to meanwhile.
    var search: SpoolSearch {
        SpoolSearch(
            directory: configuration.directory, files: files,
            known: examined.union(directories.map(\.path)))
    }

    /// Takes over what a search has found.
    mutating func adopt(_ orphans: [SpoolSearch.Orphan]) {
        for orphan in orphans {
            let directory = orphan.directory
            examined.insert(directory.path)
            if directory.newerFileCount > 0 { events.append(.newerFiles(directory.newerFileCount)) }
            if directory.unsettledCount + orphan.damagedCount > 0 {
                events.append(.recovered(spanCount: directory.unsettledCount, damagedCount: orphan.damagedCount))
            }
            others.append(directory)
        }
    }

    /// Lets go of everything; what was not settled waits for the next process, if its files are still there.
    mutating func close() {
        for directory in directories {
            let count = directory.goneCount
            if count > 0 { events.append(.lost(spanCount: count, .spoolDamaged, isOwn: directory.isOwn)) }
        }
        for index in others.indices { others[index].close() }
        own?.close()
        others = []
        own = nil
    }
}
