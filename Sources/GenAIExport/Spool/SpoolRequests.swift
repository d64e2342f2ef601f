// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The requests that wait in the files of a process, read one file at a time.
package struct SpoolRequests: Sendable {
    private var segments: ArraySlice<SpoolInventory.Segment>
    private var scanner: SpoolScanner?
    private var seen = SequenceSet()

    init(segments: [SpoolInventory.Segment]) { self.segments = segments[...] }

    /// The protobuf bytes of the next request; nil at the end.
    package mutating func next() -> [UInt8]? {
        while true {
            while let finding = scanner?.next() {
                guard case .record(let record) = finding, !seen.overlaps(record.spans) else { continue }
                seen.insert(record.spans)
                return record.payload
            }
            guard let segment = segments.popFirst() else { return nil }
            // A process that lives may have sent it, and removed it, meanwhile.
            scanner = SpoolInventory.contents(of: segment).map {
                SpoolScanner($0, from: SpoolSegmentHeader.byteCount, salt: segment.salt)
            }
        }
    }
}
