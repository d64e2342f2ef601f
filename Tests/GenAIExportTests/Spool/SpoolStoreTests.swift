// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A spool whose disk does what the test says.
@Suite struct SpoolStoreTests {
    let files = MemorySpoolFiles()
    private static let second: UInt64 = 1_000_000_000

    func store(_ configure: (inout SpoolConfiguration) -> Void = { _ in }) -> SpoolStore {
        var configuration = SpoolConfiguration(directory: "/spool")
        configure(&configuration)
        return SpoolStore(configuration, files: files, process: 7)
    }

    func payload(_ number: Int, byteCount: Int = 100) -> [UInt8] {
        [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: byteCount)
    }

    // Expectations cannot call what mutates.
    func append(_ store: inout SpoolStore, _ payload: [UInt8], spanCount: Int, now: UInt64) -> Bool {
        store.append(payload, spanCount: spanCount, now: now)
    }
    private func next(_ store: inout SpoolStore) -> SpoolStore.Entry? { store.next() }
    private func events(_ store: inout SpoolStore) -> [SpoolStore.Event] { store.takeEvents() }

    /// Delivers everything, and says which payloads there were by their first byte.
    func drain(_ store: inout SpoolStore, _ maximumCount: Int = 10_000) -> [UInt8] {
        var delivered: [UInt8] = []
        while delivered.count < maximumCount, let entry = store.next() {
            delivered.append(entry.record.payload.first ?? 0)
            store.settle(entry)
        }
        return delivered
    }

    func lost(_ store: inout SpoolStore) -> Int {
        store.takeEvents().reduce(0) { sum, event in
            switch event {
            case .lost(let count, _, _): sum + count
            case .recovered(_, let damagedCount): sum + damagedCount
            case .trouble, .newerFiles: sum
            }
        }
    }

    @Test func `batches come out in the order in which they went in, and leave no file behind`() {
        var store = store { $0.segmentBytes = 300 }
        for number in 1...9 { #expect(append(&store, payload(number), spanCount: number, now: 0)) }
        #expect(store.ownCount == 45)
        #expect(drain(&store) == Array(1...9))
        #expect(store.ownCount == 0)
        #expect(files.paths.filter { !$0.hasSuffix("/lock") }.isEmpty)
        store.close()
        #expect(files.paths.isEmpty)
        #expect(events(&store).isEmpty)
    }

    @Test func `the next batch is the same until it is settled`() throws {
        var store = store()
        #expect(append(&store, payload(1), spanCount: 1, now: 0))
        let entry = try #require(next(&store))
        #expect(next(&store) == entry)
        #expect(append(&store, payload(2), spanCount: 1, now: 0))
        #expect(next(&store) == entry)
        store.settle(entry)
        #expect(drain(&store) == [2])
    }

    // MARK: Death

    @Test func `what a process leaves is taken over by the next, once`() {
        var first = store { $0.segmentBytes = 300 }
        for number in 1...9 { #expect(append(&first, payload(number), spanCount: number, now: 0)) }
        files.killProcess()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(events(&second) == [.recovered(spanCount: 45, damagedCount: 0)])
        var third = store()
        third.adopt(third.search.orphans())
        #expect(events(&third).isEmpty)
        #expect(drain(&second) == Array(1...9))
        #expect(drain(&third).isEmpty)
        second.close()
        #expect(files.paths.isEmpty)
    }

    @Test func `batches are written while somebody looks for what others have left`() {
        var first = store()
        #expect(append(&first, payload(1), spanCount: 1, now: 0))
        files.killProcess()
        var second = store()
        let search = second.search
        #expect(append(&second, payload(2), spanCount: 1, now: 0))
        second.adopt(search.orphans())
        // Not again, nor what is its own.
        #expect(second.search.orphans().isEmpty)
        #expect(drain(&second) == [1, 2])
        #expect(lost(&second) == 0)
    }

    @Test func `a file that cannot be read now is left for somebody who can`() {
        var first = store()
        #expect(append(&first, payload(1), spanCount: 1, now: 0))
        files.killProcess()
        // The header, the lock file, and then the contents.
        files.fail(.read, 0, 0, EIO)
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second).isEmpty)
        second.close()
        var third = store()
        third.adopt(third.search.orphans())
        #expect(drain(&third) == [1])
    }

    @Test func `a living process keeps its own`() {
        var first = store()
        #expect(append(&first, payload(1), spanCount: 1, now: 0))
        var second = store()
        second.adopt(second.search.orphans())
        #expect(next(&second) == nil)
        #expect(append(&second, payload(2), spanCount: 1, now: 0))
        #expect(drain(&second) == [2])
        #expect(drain(&first) == [1])
    }

    @Test func `what was synced outlives a power failure`() {
        var first = store { $0.segmentBytes = 300 }
        for number in 1...5 { #expect(append(&first, payload(number), spanCount: 1, now: 0)) }
        #expect(first.syncDeadline == Self.second / 2)
        first.sync(now: Self.second / 2)
        #expect(first.syncDeadline == nil)
        #expect(append(&first, payload(6), spanCount: 1, now: 0))
        files.losePower()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == Array(1...5))
        // The sixth was booked as spooled.
        #expect(lost(&second) == 1)
    }

    @Test func `without an interval every batch is synced before it counts`() {
        var first = store { $0.syncInterval = .zero }
        for number in 1...5 { #expect(append(&first, payload(number), spanCount: 1, now: 0)) }
        files.losePower()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == Array(1...5))
    }

    // MARK: Room

    @Test func `at the quota the oldest file goes, and its spans are counted`() {
        var store = store {
            $0.segmentBytes = 300
            $0.maximumBytes = 1000
        }
        for number in 1...20 {
            #expect(append(&store, payload(number), spanCount: number, now: 0))
            #expect(files.byteCount <= 1000)
        }
        let left = drain(&store)
        #expect(left == Array(left[0]...20))
        #expect(lost(&store) == (1..<Int(left[0])).reduce(0, +))
    }

    @Test func `at the quota the newest stays outside when the oldest are to be kept`() {
        var store = store {
            $0.maximumBytes = 510
            $0.overflow = .dropNewest
        }
        let stored = (1...9).filter { store.append(payload($0), spanCount: 1, now: 0) }
        #expect(stored == [1, 2, 3])
        #expect(drain(&store) == [1, 2, 3])
        #expect(append(&store, payload(4), spanCount: 1, now: 0))
        #expect(lost(&store) == 0)
    }

    @Test func `a batch on its way is not counted as lost when its file has to go`() throws {
        var store = store {
            $0.segmentBytes = 200
            $0.maximumBytes = 400
        }
        #expect(append(&store, payload(1), spanCount: 5, now: 0))
        let entry = try #require(next(&store))
        #expect(append(&store, payload(2), spanCount: 7, now: 0))
        #expect(append(&store, payload(3), spanCount: 9, now: 0))
        #expect(!store.contains(entry))
        store.settle(entry)
        #expect(drain(&store).count + (lost(&store) == 7 ? 1 : 0) == 2)
    }

    @Test func `a full disk drains, and takes again what has room`() {
        var store = store { $0.segmentBytes = 300 }
        for number in 1...3 { #expect(append(&store, payload(number), spanCount: 1, now: 0)) }
        files.capacity = files.byteCount + 20
        #expect(!append(&store, payload(4), spanCount: 1, now: 0))
        #expect(drain(&store) == [1, 2, 3])
        #expect(!append(&store, payload(5), spanCount: 1, now: Self.second))
        files.capacity = .max
        #expect(append(&store, payload(6), spanCount: 1, now: 10 * Self.second))
        #expect(drain(&store) == [6])
        #expect(lost(&store) == 0)
    }

    @Test func `half a record that a full disk left does no harm`() {
        var first = store()
        #expect(append(&first, payload(1), spanCount: 1, now: 0))
        files.fail(.truncate, EIO)
        files.capacity = files.byteCount + 60
        #expect(!append(&first, payload(2), spanCount: 3, now: 0))
        files.capacity = .max
        #expect(append(&first, payload(3), spanCount: 1, now: 10 * Self.second))
        files.killProcess()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == [1, 3])
    }

    // MARK: Faults

    @Test func `short writes and interruptions change nothing`() {
        files.writeShortly()
        files.fail(.write, EINTR, 0, EINTR, EINTR)
        files.fail(.sync, EINTR, EINTR)
        files.fail(.read, EINTR)
        var first = store { $0.syncInterval = .zero }
        for number in 1...3 { #expect(append(&first, payload(number), spanCount: 1, now: 0)) }
        files.losePower()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == [1, 2, 3])
    }

    @Test func `a file whose sync failed is never synced again, and what was in it is written anew`() {
        var first = store()
        for number in 1...3 { #expect(append(&first, payload(number), spanCount: 1, now: 0)) }
        first.sync(now: 0)
        for number in 4...5 { #expect(append(&first, payload(number), spanCount: 1, now: 0)) }
        let segment = files.paths.first { $0.hasSuffix(".spool") } ?? ""
        files.fail(.sync, EIO)
        first.sync(now: 0)
        #expect(files.count(.sync) == 3)
        #expect(files.paths.filter { $0.hasSuffix(".spool") }.count == 2)
        #expect(files.paths.contains(segment))
        files.losePower()
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == Array(1...5))
        #expect(lost(&second) == 0)
    }

    @Test func `a sync that fails twice is tried again in a third file`() {
        var store = store()
        #expect(append(&store, payload(1), spanCount: 1, now: 0))
        files.fail(.sync, EIO, EIO)
        store.sync(now: 0)
        #expect(store.ownCount == 1)
        #expect(store.syncDeadline == SpoolStore.probeInterval)
        store.sync(now: SpoolStore.probeInterval)
        #expect(store.syncDeadline == nil)
        #expect(drain(&store) == [1])
        #expect(lost(&store) == 0)
    }

    @Test(arguments: [MemorySpoolFiles.Call.makeDirectory, .checkDirectory, .create, .lock, .write])
    func `a directory that cannot be used is left alone for a while and told once`(_ call: MemorySpoolFiles.Call) {
        files.failAlways(call, EROFS)
        var store = store()
        for _ in 0..<100 { #expect(!append(&store, payload(1), spanCount: 1, now: 0)) }
        #expect(events(&store).count == 1)
        #expect(files.count(call) <= 2)
        files.failAlways(call, nil)
        #expect(append(&store, payload(2), spanCount: 1, now: SpoolStore.probeInterval))
        #expect(drain(&store) == [2])
    }

    @Test func `a directory that was removed is made again, and what was open is still delivered`() {
        var store = store()
        for number in 1...3 { #expect(append(&store, payload(number), spanCount: number, now: 0)) }
        files.removeEverything()
        store.sync(now: 0)
        for number in 4...5 { #expect(append(&store, payload(number), spanCount: number, now: 0)) }
        #expect(drain(&store) == Array(1...5))
        #expect(lost(&store) == 0)
        #expect(store.ownCount == 0)
    }

    @Test func `what waits in files that were removed is counted when the process ends`() {
        var store = store { $0.segmentBytes = 300 }
        for number in 1...5 { #expect(append(&store, payload(number), spanCount: number, now: 0)) }
        store.sync(now: 0)
        for path in files.paths where path.hasSuffix(".spool") { try? files.remove(path) }
        store.close()
        #expect(lost(&store) == 15)
    }

    @Test func `files that were removed are counted`() {
        var store = store { $0.segmentBytes = 100 }
        for number in 1...3 { #expect(append(&store, payload(number), spanCount: number, now: 0)) }
        files.removeEverything()
        #expect(append(&store, payload(9), spanCount: 1, now: 0))
        #expect(drain(&store).last == 9)
        #expect(lost(&store) + 3 == 1 + 2 + 3)
    }

    @Test func `a segment that stands there twice is delivered once`() throws {
        var first = store()
        for number in 1...3 { #expect(append(&first, payload(number), spanCount: number, now: 0)) }
        files.killProcess()
        let path = try #require(files.paths.first { $0.hasSuffix(".spool") })
        files.place(files.contents(path), at: path.replacing("0000000000000001-", with: "0000000000000002-"))
        var second = store()
        second.adopt(second.search.orphans())
        #expect(drain(&second) == [1, 2, 3])
        #expect(lost(&second) == 0)
    }

    @Test func `files that are foreign, empty or of a later version do no harm and stay`() throws {
        var first = store()
        for number in 1...3 { #expect(append(&first, payload(number), spanCount: number, now: 0)) }
        files.killProcess()
        let path = try #require(files.paths.first { $0.hasSuffix(".spool") })
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        var newer = SpoolSegmentHeader(number: 8, firstSequence: 6, salt: 1).bytes
        newer[8] = 2
        newer[32] = 1
        files.place(newer, at: "\(directory)/0000000000000008-0000000000000006-00000001.spool")
        files.place([1, 2, 3], at: "\(directory)/notes.txt")
        files.place([], at: "\(directory)/0000000000000009-0000000000000006-00000002.spool")
        var second = store()
        second.adopt(second.search.orphans())
        #expect(events(&second).contains(.newerFiles(1)))
        #expect(drain(&second) == [1, 2, 3])
        second.close()
        #expect(files.paths.filter { $0.hasSuffix("6-00000001.spool") || $0.hasSuffix("notes.txt") }.count == 2)
    }

    @Test func `nothing of a file names a destination or a credential`() {
        var store = store()
        #expect(append(&store, payload(65), spanCount: 1, now: 0))
        for path in files.paths {
            let text = String(decoding: files.contents(path), as: UTF8.self) + path
            #expect(!text.contains("http") && !text.contains("Bearer"))
        }
    }
}
