// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension SpoolDirectory {
    /// The most files of a directory that are looked at.
    static let maximumFileCount = 10_000

    /// Looks at everything that a process has left.
    ///
    /// - Returns: How many spans it lost.
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
        var survey = SpoolSurvey(end: end)
        for index in found.indices.reversed() {
            guard let bytes = try? read(found[index], from: 0) else {
                // Not settled, only out of reach: the file stays for a process that can read it.
                survey.skip(found[index].header)
                found.remove(at: index)
                continue
            }
            found[index].unsettled = survey.add(bytes, of: found[index].header)
        }
        segments = found
        removeSettled()
        return survey.lostCount
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
}
