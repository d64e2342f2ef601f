// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension SpoolDirectory {
    /// The most files of a directory that are looked at.
    static let maximumFileCount = 10_000

    /// Looks at everything that a process has left.
    ///
    /// - Returns: How many spans it lost, as far as their neighbours tell.
    mutating func recover() throws(SpoolFileError) -> Int {
        var found: [SpoolSegment] = []
        for name in try files.entries(of: path).sorted().prefix(Self.maximumFileCount) {
            guard SpoolSegmentHeader(fileName: name) != nil else { continue }
            do throws(SpoolSegmentHeader.Refusal) {
                if let segment = try segment(name) { found.append(segment) }
            } catch {
                if error == .newerVersion { newerFileCount += 1 }
            }
        }
        found.sort { ($0.header.number, $0.path) < ($1.header.number, $1.path) }
        var seen = SequenceSet()
        var known = SequenceSet()
        // The same record may stand in two files, when the earlier one could not be synced: the later one is good.
        for index in found.indices.reversed() {
            for finding in findings(in: found[index]) {
                switch finding {
                case .damaged(let spans): known.insert(spans)
                case .record(let record):
                    known.insert(record.spans)
                    guard !seen.overlaps(record.spans) else { continue }
                    seen.insert(record.spans)
                    found[index].unsettled.insert(record.spans)
                }
            }
        }
        segments = found
        removeSettled()
        return known.count + known.gapCount - seen.count
    }

    /// A file, unless it cannot be opened or is not ours.
    private func segment(_ name: String) throws(SpoolSegmentHeader.Refusal) -> SpoolSegment? {
        let path = "\(path)/\(name)"
        guard let descriptor = try? files.open(path) else { return nil }
        defer { files.close(descriptor) }
        guard let status = try? files.status(descriptor),
            let head = try? readAll(descriptor, from: 0, to: SpoolSegmentHeader.byteCount)
        else { return nil }
        let header = try SpoolSegmentHeader(head, fileName: name)
        return SpoolSegment(
            header: header, path: path, byteCount: min(status.byteCount, Self.maximumSegmentByteCount),
            modified: status.modified)
    }

    /// The largest file that is read: the largest record in a file of the largest size.
    static let maximumSegmentByteCount = 256 << 20

    private func findings(in segment: SpoolSegment) -> [SpoolScanner.Finding] {
        guard let bytes = try? read(segment, from: 0) else { return [] }
        var scanner = SpoolScanner(bytes, from: SpoolSegmentHeader.byteCount, salt: segment.header.salt)
        var findings: [SpoolScanner.Finding] = []
        while let finding = scanner.next() {
            // Only where a record is matters here; it is read again when its turn comes.
            if case .record(let record) = finding {
                findings.append(.record(SpoolRecord(spans: record.spans, payload: [])))
            } else {
                findings.append(finding)
            }
        }
        return findings
    }
}
