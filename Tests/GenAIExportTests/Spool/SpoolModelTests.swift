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

/// Random lives of a spool beside a small model of what it promises.
///
/// A life that breaks a promise is made shorter until no step can be left out, and told with its seed.
@Suite struct SpoolModelTests {
    private enum Step: Hashable, Sendable, CustomStringConvertible {
        case append(spans: Int, bytes: Int)
        case sync
        case deliver
        /// The destination took a batch, and the process died before it noted that.
        case deliverAndDie
        case die
        case losePower
        case diskFull(Bool)
        case fail(MemorySpoolFiles.Call)
        case removeDirectory

        var description: String {
            switch self {
            case .append(let spans, let bytes): "append \(spans) in \(bytes) bytes"
            case .sync: "sync"
            case .deliver: "deliver"
            case .deliverAndDie: "deliver and die"
            case .die: "die"
            case .losePower: "lose power"
            case .diskFull(let isFull): isFull ? "disk full" : "disk free"
            case .fail(let call): "fail \(call)"
            case .removeDirectory: "remove directory"
            }
        }

        static func random(using generator: inout SeededGenerator) -> Step {
            switch Int.random(in: 0..<40, using: &generator) {
            case 0..<18:
                .append(
                    spans: .random(in: 1...9, using: &generator), bytes: .random(in: 1...400, using: &generator))
            case 18..<24: .sync
            case 24..<32: .deliver
            case 32: .deliverAndDie
            case 33: .die
            case 34: .losePower
            case 35: .diskFull(Bool.random(using: &generator))
            case 36..<39:
                .fail([.sync, .write, .create, .syncDirectory, .truncate].randomElement(using: &generator) ?? .sync)
            default: .removeDirectory
            }
        }
    }

    /// Every span has a number; where each one is, as far as the model knows.
    private struct Life {
        let files = MemorySpoolFiles()
        let configuration: SpoolConfiguration
        var store: SpoolStore
        var now: UInt64 = 0
        var nextSpan: UInt16 = 0
        /// Stored, and promised to come out or to be counted.
        var stored: Set<UInt16> = []
        /// Stored by the process that lives now; nobody syncs what one that died had not.
        var fresh: Set<UInt16> = []
        /// Promised to outlive a power failure.
        var synced: Set<UInt16> = []
        var delivered: Set<UInt16> = []
        var lostCount = 0
        /// Spans that the model allows to be missing, because the power failed or the directory was removed.
        var excused: Set<UInt16> = []
        var isOverQuota = false
        var couldNotCut = false
        /// Damage that was told and never was.
        var inventedCount = 0

        init(_ configuration: SpoolConfiguration) {
            self.configuration = configuration
            store = SpoolStore(configuration, files: files, process: 1)
        }

        /// A payload that says which spans are in it.
        mutating func payload(_ spans: Int, _ bytes: Int) -> [UInt8] {
            var payload: [UInt8] = [UInt8(spans), UInt8(nextSpan & 0xFF), UInt8(nextSpan >> 8)]
            payload += [UInt8](repeating: 0x47, count: bytes)
            return payload
        }

        func spans(in payload: [UInt8]) -> [UInt16] {
            let first = UInt16(payload[1]) | UInt16(payload[2]) << 8
            return (0..<UInt16(payload[0])).map { first + $0 }
        }

        mutating func take(_ step: Step) {
            now += 6_000_000_000
            switch step {
            case .append(let spans, let bytes):
                let payload = payload(spans, bytes)
                let isStored = store.append(payload, spanCount: spans, now: now)
                // The directory was removed, and nothing has noticed yet: the file that is open has no name.
                if isStored && !files.hasDirectory { excused.formUnion(self.spans(in: payload)) }
                if isStored { fresh.formUnion(self.spans(in: payload)) }
                stored.formUnion(fresh)
                nextSpan += UInt16(spans)
            case .sync:
                store.sync(now: now)
                if store.syncDeadline == nil { synced.formUnion(fresh) }
            case .deliver:
                guard let entry = store.next() else { break }
                delivered.formUnion(spans(in: entry.record.payload))
                store.settle(entry)
            case .deliverAndDie:
                if let entry = store.next() { delivered.formUnion(spans(in: entry.record.payload)) }
                noteEvents()
                restart()
            case .die: restart()
            case .losePower:
                excused.formUnion(stored.subtracting(synced))
                files.losePower()
                restart()
            case .diskFull(let isFull): files.capacity = isFull ? files.byteCount + 50 : .max
            case .fail(let call):
                files.fail(call, EIO)
                if call == .truncate { couldNotCut = true }
            case .removeDirectory:
                excused.formUnion(stored)
                files.removeEverything()
            }
            noteEvents()
        }

        mutating func restart() {
            fresh = []
            files.killProcess()
            store = SpoolStore(configuration, files: files, process: 1)
            store.adopt(store.search.orphans())
        }

        mutating func noteEvents() {
            for event in store.takeEvents() {
                if case .lost(let count, let reason, _) = event {
                    lostCount += count
                    if reason == .spoolFull { isOverQuota = true }
                }
                // Nothing was damaged: nobody may say so, after any death.
                if case .recovered(_, let damagedCount) = event, excused.isEmpty, !couldNotCut {
                    inventedCount += damagedCount
                }
            }
        }

        /// What is broken at the end, when everything is delivered that can be.
        mutating func verdict() -> String? {
            files.capacity = .max
            for _ in 0..<10_000 {
                guard let entry = store.next() else { break }
                delivered.formUnion(spans(in: entry.record.payload))
                store.settle(entry)
            }
            noteEvents()
            if store.unsettledCount > 0 { return "\(store.unsettledCount) spans are never handed out" }
            // What was refused halfway and could not be cut off may come out of the file as well as from memory.
            let foreign = delivered.subtracting(stored)
            if !foreign.isEmpty && !couldNotCut {
                return "spans were delivered that were never stored: \(foreign.sorted())"
            }
            let missing = stored.subtracting(delivered).subtracting(excused)
            if inventedCount > 0 { return "\(inventedCount) spans are said to be damaged that are not" }
            if missing.count > lostCount { return "missing and not counted: \(missing.sorted()), counted \(lostCount)" }
            if !isOverQuota && excused.isEmpty && lostCount > 0 { return "\(lostCount) spans lost without a reason" }
            return nil
        }
    }

    private static func verdict(_ steps: [Step], _ configuration: SpoolConfiguration) -> String? {
        var life = Life(configuration)
        for step in steps { life.take(step) }
        return life.verdict()
    }

    /// Leaves out steps as long as the rest still breaks a promise.
    private static func shrunk(_ steps: [Step], _ configuration: SpoolConfiguration) -> [Step] {
        var steps = steps
        var size = steps.count / 2
        while size > 0 {
            var start = 0
            while start < steps.count {
                var fewer = steps
                fewer.removeSubrange(start..<min(start + size, steps.count))
                if verdict(fewer, configuration) != nil { steps = fewer } else { start += size }
            }
            size /= 2
        }
        return steps
    }

    @Test(arguments: [SpoolConfiguration.Overflow.dropOldest, .dropNewest])
    func `whatever happens, what was promised comes out or is counted`(_ overflow: SpoolConfiguration.Overflow) {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var configuration = SpoolConfiguration(directory: "/spool")
            configuration.segmentBytes = Int.random(in: 100...1500, using: &generator)
            configuration.maximumBytes = Bool.random(using: &generator) ? 1 << 30 : 3000
            configuration.overflow = overflow
            let steps = (0..<60).map { _ in Step.random(using: &generator) }
            guard Self.verdict(steps, configuration) != nil else { continue }
            let shrunk = Self.shrunk(steps, configuration)
            let broken = Self.verdict(shrunk, configuration) ?? "nothing"
            Issue.record("seed \(seed): \(broken), by \(shrunk) with \(configuration)")
            return
        }
    }
}
