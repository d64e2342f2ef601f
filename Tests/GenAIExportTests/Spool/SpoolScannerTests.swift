// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// What is read of a segment to which something has happened: functions over bytes, without a disk.
@Suite struct SpoolScannerTests {
    private static let salt: UInt32 = 0x9F3A_1C22

    private struct Record {
        let spans: Range<UInt64>
        let payload: [UInt8]
        let place: Range<Int>
    }

    /// A segment of records, without its header.
    private static func segment(_ spanCounts: [Int], payloadByteCount: Int = 24) -> (bytes: [UInt8], records: [Record])
    {
        var bytes: [UInt8] = []
        var records: [Record] = []
        var sequence: UInt64 = 0
        for (index, count) in spanCounts.enumerated() {
            let payload = (0..<payloadByteCount).map { UInt8(truncatingIfNeeded: index * 31 + $0 * 7) }
            let start = bytes.count
            bytes += SpoolRecord.encode(payload, sequence: sequence, spanCount: count, salt: salt)
            let spans = sequence..<(sequence + UInt64(count))
            records.append(Record(spans: spans, payload: payload, place: start..<bytes.count))
            sequence = spans.upperBound
        }
        return (bytes, records)
    }

    /// What a reader makes of bytes: the spans that it can deliver, and how many it knows to be lost.
    private struct Reading: Equatable {
        var spans: [Range<UInt64>] = []
        var lostCount = 0

        init(_ bytes: [UInt8], salt: UInt32 = SpoolScannerTests.salt) {
            var scanner = SpoolScanner(bytes, salt: salt)
            var seen = SequenceSet()
            var known = SequenceSet()
            var steps = 0
            while let finding = scanner.next(), steps <= bytes.count {
                steps += 1
                switch finding {
                case .damaged(let spans): known.insert(spans)
                case .record(let record):
                    known.insert(record.spans)
                    guard !seen.overlaps(record.spans) else { continue }
                    seen.insert(record.spans)
                    spans.append(record.spans)
                }
            }
            lostCount = known.count + known.gapCount - seen.count
        }
    }

    @Test func `what was written is read`() {
        let (bytes, records) = Self.segment([3, 1, 512])
        var scanner = SpoolScanner(bytes, salt: Self.salt)
        for record in records {
            #expect(scanner.next() == .record(SpoolRecord(spans: record.spans, payload: record.payload)))
        }
        #expect(scanner.next() == nil)
        #expect(scanner.strayByteCount == 0)
    }

    @Test func `bytes without a record give none`() {
        for bytes in [[], [0], [UInt8](repeating: 0, count: 5000), [UInt8](repeating: 0x47, count: 5000)] {
            #expect(Reading(bytes) == Reading([]))
        }
        #expect(Reading(Self.segment([3, 1]).bytes, salt: 1) == Reading([]))
    }

    // Every byte, every bit: whatever is hit, at most the record around it is lost, and it is counted.
    @Test func `a flipped bit anywhere loses at most the record that it is in, and that is counted`() {
        let (bytes, records) = Self.segment([3, 5, 7])
        var cases = 0
        for offset in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[offset] ^= 1 << UInt8(bit)
                let reading = Reading(damaged)
                let whole = records.filter { !$0.place.contains(offset) }.map(\.spans)
                #expect(whole.allSatisfy { reading.spans.contains($0) }, "byte \(offset), bit \(bit)")
                #expect(
                    reading.spans.reduce(0) { $0 + $1.count } + reading.lostCount == 15, "byte \(offset), bit \(bit)")
                cases += 1
            }
        }
        #expect(cases == bytes.count * 8)
    }

    @Test func `a byte of any other value is found out`() {
        let (bytes, _) = Self.segment([3, 5, 7], payloadByteCount: 2)
        for offset in bytes.indices {
            for value in stride(from: 0, through: 255, by: 5) where bytes[offset] != UInt8(value) {
                var damaged = bytes
                damaged[offset] = UInt8(value)
                let reading = Reading(damaged)
                #expect(reading.spans.reduce(0) { $0 + $1.count } + reading.lostCount == 15, "byte \(offset)")
            }
        }
    }

    @Test func `a segment that was cut anywhere gives every record before the cut`() {
        let (bytes, records) = Self.segment([3, 5, 7], payloadByteCount: 700)
        for length in 0..<bytes.count {
            let reading = Reading(Array(bytes[..<length]))
            // The second mark of a record may be missing.
            let whole = records.filter { $0.place.upperBound - SpoolMark.byteCount <= length }.map(\.spans)
            #expect(reading.spans == whole, "cut at \(length)")
            let begun = records.first {
                $0.place.lowerBound + SpoolMark.byteCount <= length
                    && length < $0.place.upperBound - SpoolMark.byteCount
            }
            #expect(reading.lostCount == begun?.spans.count ?? 0, "cut at \(length)")
        }
    }

    @Test func `a hole anywhere is counted by what stands around it`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let (bytes, records) = Self.segment([3, 5, 7, 2, 9, 4], payloadByteCount: 90)
        for _ in 0..<3000 {
            var damaged = bytes
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(start + Int.random(in: 1...400, using: &generator), bytes.count)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: for index in start..<end { damaged[index] = 0 }
            case 1: damaged.removeSubrange(start..<end)
            default: for index in start..<end { damaged[index] = .random(in: .min ... .max, using: &generator) }
            }
            let reading = Reading(damaged)
            let whole = records.filter { !$0.place.overlaps(start..<end) }.map(\.spans)
            #expect(whole.allSatisfy { reading.spans.contains($0) }, "seed \(seed), \(start)..<\(end)")
            // Between two records that are left, every loss is known.
            guard let first = reading.spans.first, let last = reading.spans.last else { continue }
            let between = Int(last.upperBound - first.lowerBound)
            let readable = reading.spans.reduce(0) { $0 + $1.count }
            #expect(readable + reading.lostCount >= between, "seed \(seed), \(start)..<\(end)")
            #expect(readable + reading.lostCount <= 30, "seed \(seed), \(start)..<\(end)")
        }
    }

    @Test func `a segment that stands twice in a file gives each span once`() {
        let (bytes, _) = Self.segment([3, 5, 7])
        let reading = Reading(bytes + bytes)
        #expect(reading.spans.reduce(0) { $0 + $1.count } == 15)
        #expect(reading.lostCount == 0)
    }

    @Test(arguments: [0, 1, Int(UInt32.max), Int(Int32.max), 4096])
    func `a length that is absurd is only a damaged record`(length: Int) {
        let (bytes, _) = Self.segment([3, 5, 7])
        var mark = SpoolMark(sequence: 100, spanCount: 2, payload: [], salt: Self.salt)
        mark.payloadByteCount = length
        var planted: [UInt8] = []
        mark.append(.front, to: &planted, salt: Self.salt)
        let reading = Reading(planted + bytes)
        #expect(reading.spans.filter { $0.upperBound <= 15 }.reduce(0) { $0 + $1.count } == 15)
    }

    // A prompt may hold anything, also the bytes of a record from another segment.
    @Test func `a record within a payload is no record`() {
        let inner = SpoolRecord.encode([1, 2, 3], sequence: 0, spanCount: 1, salt: 7)
        var bytes = SpoolRecord.encode(inner, sequence: 0, spanCount: 1, salt: Self.salt)
        #expect(Reading(bytes).spans == [0..<1])
        // Not even when the record around it is damaged and searched through.
        bytes[SpoolMark.byteCount + inner.count - 1] ^= 1
        #expect(Reading(bytes).spans.isEmpty)
        #expect(Reading(bytes).lostCount == 1)
    }

    @Test func `random bytes neither crash nor hang the reader`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...600, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            #expect(Reading(bytes).spans.isEmpty, "seed \(seed)")
        }
    }

    // MARK: Headers

    @Test func `a header that is damaged anywhere is read with the help of the file's name`() throws {
        let header = SpoolSegmentHeader(number: 7, firstSequence: 3584, salt: Self.salt)
        #expect(header.fileName == "0000000000000007-0000000000000e00-9f3a1c22.spool")
        for offset in 0..<SpoolSegmentHeader.byteCount {
            for bit in 0..<8 {
                var bytes = header.bytes
                bytes[offset] ^= 1 << UInt8(bit)
                #expect(try SpoolSegmentHeader(bytes, fileName: header.fileName) == header, "byte \(offset)")
            }
        }
        for length in 0..<SpoolSegmentHeader.byteCount {
            #expect(try SpoolSegmentHeader(Array(header.bytes[..<length]), fileName: header.fileName) == header)
        }
    }

    @Test func `a file of a later version is left alone, and so is one that is something else`() {
        let header = SpoolSegmentHeader(number: 7, firstSequence: 3584, salt: Self.salt)
        var newer = header.bytes
        newer[8] = 2
        newer[32] = 9
        #expect(throws: SpoolSegmentHeader.Refusal.newerVersion) {
            try SpoolSegmentHeader(newer, fileName: header.fileName)
        }
        for name in [
            "lock", "notes.txt", "\(header.fileName).bak", "0000000000000007-9f3a1c22.spool", "-.spool", "",
        ] {
            #expect(throws: SpoolSegmentHeader.Refusal.foreign) {
                try SpoolSegmentHeader(header.bytes, fileName: name)
            }
        }
    }

    // MARK: Numbers

    @Test func `a set of numbers is what a set of numbers is`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var set = SequenceSet()
            var model: Set<UInt64> = []
            for _ in 0..<20 {
                let start = UInt64.random(in: 0..<60, using: &generator)
                let range = start..<(start + .random(in: 0..<9, using: &generator))
                #expect(set.contains(range) || !range.allSatisfy(model.contains) || range.isEmpty, "seed \(seed)")
                #expect(set.overlaps(range) == range.contains(where: model.contains), "seed \(seed)")
                if Bool.random(using: &generator) {
                    set.insert(range)
                    model.formUnion(range)
                } else {
                    set.remove(range)
                    model.subtract(range)
                }
                #expect(set.count == model.count && set.ranges.flatMap { Array($0) } == model.sorted(), "seed \(seed)")
                let hull = model.isEmpty ? 0 : Int((model.max() ?? 0) - (model.min() ?? 0)) + 1
                #expect(set.gapCount == hull - model.count, "seed \(seed)")
            }
        }
    }
}
