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

// What was damaged while nobody ran: whatever is hit, what is lost is counted to the span.
extension SpoolStoreTests {
    /// A process that left files of some batches, and what the next one finds after something has happened to them.
    private func recovered(
        after damage: (_ paths: [String]) -> Void
    ) -> (delivered: Int, found: Int, lost: Int) {
        var first = store { $0.segmentBytes = 400 }
        for number in 1...9 { #expect(append(&first, payload(number), spanCount: number, now: 0)) }
        #expect(drain(&first, 2) == [1, 2])
        files.killProcess()
        damage(files.paths.filter { $0.hasSuffix(".spool") })
        var second = store()
        second.adopt(second.search.orphans())
        var counts = (delivered: 0, found: 0, lost: 0)
        for case .recovered(let spanCount, let damagedCount) in second.takeEvents() {
            counts.found += spanCount + damagedCount
            counts.lost += damagedCount
        }
        counts.delivered = drain(&second).reduce(0) { $0 + Int($1) }
        #expect(lost(&second) == 0)
        return counts
    }

    // Of the first batch and of the last no neighbour tells.
    @Test func `zeros anywhere in what a process left are counted to the span`() {
        var cases = 0
        for length in [1, 100, 300, 5000] {
            for file in 0..<3 {
                for start in stride(from: 0, to: 600, by: 13) {
                    files.removeEverything()
                    let counts = recovered { paths in
                        var bytes = files.contents(paths[file])
                        for index in bytes.indices.dropFirst(start).prefix(length) { bytes[index] = 0 }
                        files.place(bytes, at: paths[file])
                    }
                    let what = "\(length) zeros at \(start) of file \(file)"
                    #expect(counts.found == counts.delivered + counts.lost, "\(what)")
                    // The first two were delivered; their file is there for as long as the third waits in it.
                    #expect(counts.found == 45, "\(what)")
                    cases += 1
                }
            }
        }
        #expect(cases > 500)
    }

    @Test func `a byte that flips anywhere in what a process left costs its batch at most, counted to the span`() {
        var cases = 0
        for file in 0..<3 {
            var isInside = true
            var offset = 0
            while isInside {
                files.removeEverything()
                let counts = recovered { paths in
                    var bytes = files.contents(paths[file])
                    isInside = offset + 1 < bytes.count
                    bytes[offset] ^= 1 << UInt8(offset % 8)
                    files.place(bytes, at: paths[file])
                }
                // The largest batch has nine spans.
                let isExact = counts.found == 45 && counts.delivered + counts.lost == 45 && counts.lost <= 9
                #expect(isExact, "byte \(offset) of file \(file): \(counts)")
                offset += 1
                cases += 1
            }
        }
        #expect(cases > 1400)
    }

    @Test func `what a cut takes is counted to the span, and so is a file that was emptied or removed`() {
        for file in 0..<3 {
            for length in stride(from: 0, to: 600, by: 7) {
                files.removeEverything()
                let counts = recovered { files.place(Array(files.contents($0[file]).prefix(length)), at: $0[file]) }
                #expect(counts.found == 45 && counts.delivered + counts.lost == 45, "file \(file) cut at \(length)")
            }
        }
        for file in 1..<3 {
            files.removeEverything()
            let counts = recovered { try? files.remove($0[file]) }
            #expect(counts.found == 45 && counts.delivered + counts.lost == 45, "file \(file) removed")
        }
    }

    @Test func `where the end was never written down or is damaged, neighbours tell`() {
        for offset in 0..<SpoolEnd.byteCount {
            files.removeEverything()
            let counts = recovered { _ in
                guard let path = files.paths.first(where: { $0.hasSuffix("/lock") }) else { return }
                var bytes = files.contents(path)
                #expect(SpoolEnd(bytes) == SpoolEnd(sequence: 45))
                bytes[offset] ^= 0x40
                files.place(bytes, at: path)
            }
            #expect(counts == (45, 45, 0), "byte \(offset)")
        }
        #expect(SpoolEnd([]) == nil)
        #expect(SpoolEnd([UInt8](repeating: 0, count: SpoolEnd.byteCount)) == nil)
    }

    @Test func `a last file that cannot be read now is not counted as lost`() {
        var first = store { $0.segmentBytes = 300 }
        for number in 1...9 { #expect(append(&first, payload(number), spanCount: number, now: 0)) }
        files.killProcess()
        // The headers of all files, the lock file, and then the contents of the last.
        let headers = files.paths.filter { $0.hasSuffix(".spool") }.map { _ in Int32(0) }
        files.fail(.read, headers + [0, EIO])
        var second = store()
        second.adopt(second.search.orphans())
        let delivered = drain(&second)
        #expect(delivered.count < 9 && lost(&second) == 0)
        second.close()
        var third = store()
        third.adopt(third.search.orphans())
        #expect(delivered + drain(&third) == Array(1...9))
        #expect(lost(&third) == 0)
    }
}
