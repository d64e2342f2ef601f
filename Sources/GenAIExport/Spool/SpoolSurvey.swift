// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which spans of a process are there, over all its files: fed with the last file first.
///
/// The same record may stand in two files, when the earlier one could not be synced; the later one is good.
struct SpoolSurvey: Sendable {
    private var seen = SequenceSet()
    private var known = SequenceSet()
    /// Spans that are there, in files that cannot be read now.
    private var outOfReach = SequenceSet()
    /// The number after the last span that was written, as far as somebody knows it.
    private var end: UInt64
    /// The number of the first span of the file that was looked at last.
    private var laterSequence: UInt64?

    /// Creates a survey.
    ///
    /// - Parameter end: The number after the last span that was written, where the process wrote it down.
    init(end: UInt64?) { self.end = end ?? 0 }

    /// How many spans must have been there and cannot be read.
    var lostCount: Int {
        let (hull, overflow) = known.count.addingReportingOverflow(known.gapCount)
        return max((overflow ? .max : hull) - seen.count - outOfReach.count, 0)
    }

    /// Looks at a file, and returns the spans that no later one has.
    mutating func add(_ bytes: [UInt8], of header: SpoolSegmentHeader) -> SequenceSet {
        note(header)
        var unique = SequenceSet()
        var scanner = SpoolScanner(bytes, from: SpoolSegmentHeader.byteCount, salt: header.salt)
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

    /// Passes over a file that cannot be read now.
    mutating func skip(_ header: SpoolSegmentHeader) {
        let upperBound = laterSequence ?? end
        note(header)
        outOfReach.insert(header.firstSequence..<max(upperBound, header.firstSequence))
    }

    /// Takes from a file's name what must be there: files go in their order, so from the first that is left nothing is gone.
    private mutating func note(_ header: SpoolSegmentHeader) {
        laterSequence = header.firstSequence
        end = max(end, header.firstSequence)
        known.insert(header.firstSequence..<end)
    }
}
