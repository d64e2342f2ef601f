// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a spool's directory holds, read without changing anything or holding anybody up.
package struct SpoolInventory: Sendable {
    /// A file.
    package struct Segment: Hashable, Sendable {
        /// The file's name.
        package let name: String
        /// Its length.
        package let byteCount: Int
        /// The spans that can be read from it and from no later file.
        package let spanCount: Int
        /// When it was changed, in seconds since 1970.
        package let modified: Int64
        let path: String
        let salt: UInt32
    }

    /// The files of one process.
    package struct Process: Hashable, Sendable {
        /// The name of its directory: the process's number and one drawn by chance.
        package let name: String
        /// Whether the process lives, and sends them itself.
        package let isRunning: Bool
        /// Oldest first.
        package let segments: [Segment]
        /// Spans that are missing or cannot be read.
        package let damagedCount: Int
        /// Files that a later version wrote.
        package let newerFileCount: Int

        /// The spans that can be read.
        package var spanCount: Int { segments.reduce(0) { $0 + $1.spanCount } }
        /// The bytes of all files.
        package var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }
        /// When the oldest file was changed, in seconds since 1970.
        package var oldest: Int64? { segments.map(\.modified).min() }
    }

    /// The processes, by their names.
    package let processes: [Process]

    /// Reads a directory.
    ///
    /// - Parameter directory: The directory of a spool.
    /// - Throws: When it cannot be listed.
    package init(_ directory: String) throws(SpoolFileError) {
        let files = SystemSpoolFiles()
        var processes: [Process] = []
        for name in try files.entries(of: directory).sorted() where SpoolSearch.isOfAProcess(name) {
            if let process = Self.process(name, "\(directory)/\(name)", files) { processes.append(process) }
        }
        self.processes = processes
    }

    private static func process(_ name: String, _ path: String, _ files: SystemSpoolFiles) -> Process? {
        guard (try? files.checkDirectory(path)) != nil else { return nil }
        // Before the files: whoever runs may write more meanwhile.
        let lockPath = "\(path)/\(SpoolDirectory.lockName)"
        let end = (try? contents(of: lockPath, files)).flatMap { SpoolEnd($0.0) }?.sequence
        guard let names = try? files.entries(of: path) else { return nil }
        var found: [(header: SpoolSegmentHeader, path: String, name: String, bytes: [UInt8], modified: Int64)] = []
        var newerFileCount = 0
        for name in names.sorted() where SpoolSegmentHeader(fileName: name) != nil {
            guard let (bytes, status) = try? contents(of: "\(path)/\(name)", files) else { continue }
            do throws(SpoolSegmentHeader.Refusal) {
                let header = try SpoolSegmentHeader(bytes, fileName: name)
                found.append((header, "\(path)/\(name)", name, bytes, status.modified))
            } catch {
                if error == .newerVersion { newerFileCount += 1 }
            }
        }
        found.sort { ($0.header.number, $0.name) < ($1.header.number, $1.name) }
        var survey = SpoolSurvey(end: end)
        var segments: [Segment] = []
        for file in found.reversed() {
            let unique = survey.add(file.bytes, of: file.header)
            segments.append(
                Segment(
                    name: file.name, byteCount: file.bytes.count, spanCount: unique.count, modified: file.modified,
                    path: file.path, salt: file.header.salt))
        }
        return Process(
            name: name, isRunning: isLocked(lockPath, files), segments: segments.reversed(),
            damagedCount: survey.lostCount, newerFileCount: newerFileCount)
    }

    private static func contents(
        of path: String, _ files: SystemSpoolFiles
    ) throws(SpoolFileError) -> ([UInt8], SpoolFileStatus) {
        let descriptor = try files.open(path)
        defer { files.close(descriptor) }
        let status = try files.status(descriptor)
        let count = min(status.byteCount, SpoolDirectory.maximumSegmentByteCount)
        return (try files.read(descriptor, at: 0, count: count), status)
    }

    private static func isLocked(_ path: String, _ files: SystemSpoolFiles) -> Bool {
        guard let descriptor = try? files.open(path) else { return false }
        defer { files.close(descriptor) }
        return (try? files.lock(descriptor)) == false
    }

    /// The requests of a process, oldest first and each span once.
    package func requests(of process: Process) -> SpoolRequests { SpoolRequests(segments: process.segments) }

    static func contents(of segment: Segment) -> [UInt8]? {
        (try? contents(of: segment.path, SystemSpoolFiles()))?.0
    }
}
