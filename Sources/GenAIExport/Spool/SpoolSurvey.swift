// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which spans of a process are there, over all its files: fed with the last file first.
///
/// The same record may stand in two files, when the earlier one could not be synced; the later one is good.
struct SpoolSurvey: Sendable {
    private var seen = SequenceSet()
    private var known = SequenceSet()

    /// How many spans must have been there and cannot be read.
    var lostCount: Int {
        let (hull, overflow) = known.count.addingReportingOverflow(known.gapCount)
        return (overflow ? .max : hull) - seen.count
    }

    /// Looks at a file, and returns the spans that no later one has.
    mutating func add(_ bytes: [UInt8], salt: UInt32) -> SequenceSet {
        var unique = SequenceSet()
        var scanner = SpoolScanner(bytes, from: SpoolSegmentHeader.byteCount, salt: salt)
        while let finding = scanner.next() {
            switch finding {
            case .damaged(let spans): known.insert(spans)
            case .record(let record):
                known.insert(record.spans)
                guard !seen.overlaps(record.spans) else { continue }
                seen.insert(record.spans)
                unique.insert(record.spans)
            }
        }
        return unique
    }
}
