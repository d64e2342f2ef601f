// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The files of one process: written by it, and read by it or by whoever takes them over.
struct SpoolDirectory: Sendable {
    let path: String
    /// Whether the spans ended in this process.
    let isOwn: Bool
    let files: any SpoolFiles
    private let lock: Int32
    /// The files, oldest first.
    var segments: [SpoolSegment] = []
    private var writer: SpoolWriter?
    private var reader: Reader?
    private var nextSequence: UInt64 = 0
    private var nextNumber: UInt64 = 1
    /// Whether there are files that a later version wrote, which are left alone.
    var newerFileCount = 0

    /// The file that a process locks for as long as it lives; it holds the number after the last span.
    static let lockName = "lock"

    /// What is read of the oldest segment and not handed out yet.
    private struct Reader: Sendable {
        let number: UInt64
        var offset: Int
        var records: [SpoolRecord] = []
    }

    /// Spans that cannot be delivered any more.
    struct Loss: Sendable {
        var spanCount = 0
        var byteCount = 0
    }

    /// Creates a directory for this process.
    init(newIn base: String, files: any SpoolFiles, identifier: UInt64, process: Int32) throws(SpoolFileError) {
        path = "\(base)/\(process)-\(SpoolSegmentHeader.hexadecimal(identifier, 16))"
        isOwn = true
        self.files = files
        try files.makeDirectory(base)
        try files.checkDirectory(base)
        try files.makeDirectory(path)
        try files.checkDirectory(path)
        // The new entry has to outlive a power failure as well; where it cannot, nothing in it will.
        try? files.syncDirectory(base)
        lock = try files.create("\(path)/\(Self.lockName)")
        guard Self.isTaken(lock, files) else {
            files.close(lock)
            throw SpoolFileError("lock", code: 0, reason: "another process has it")
        }
    }

    /// Takes a directory over, or reads one; nil when a living process has it.
    init?(existing path: String, files: any SpoolFiles) throws(SpoolFileError) {
        self.path = path
        isOwn = false
        self.files = files
        try files.checkDirectory(path)
        lock = try files.open("\(path)/\(Self.lockName)")
        guard Self.isTaken(lock, files) else {
            files.close(lock)
            return nil
        }
    }

    /// Whether the lock is ours now, and still that of the directory: whoever removed it has delivered what was here.
    private static func isTaken(_ lock: Int32, _ files: any SpoolFiles) -> Bool {
        (try? files.lock(lock)) == true && (try? files.status(lock))?.hasName == true
    }

    var unsettledCount: Int { segments.reduce(0) { $0 + $1.unsettled.count } }
    var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }
    var hasUnsynced: Bool { writer.map { !$0.unsynced.isEmpty } ?? false }

    func contains(_ spans: Range<UInt64>) -> Bool { segments.contains { $0.unsettled.contains(spans) } }

    /// How many spans wait in files that somebody has removed, so that no later process will find them.
    var goneCount: Int {
        segments.reduce(0) { count, segment in
            do throws(SpoolFileError) {
                files.close(try files.open(segment.path))
                return count
            } catch {
                return error.isAboutSomethingGone ? count + segment.unsettled.count : count
            }
        }
    }

    // MARK: Writing

    /// Appends a batch.
    mutating func append(
        _ payload: [UInt8], spanCount: Int, segmentBytes: Int
    ) throws(SpoolFileError) -> Range<UInt64> {
        if let writer, writer.byteCount >= segmentBytes || writer.isSuspect { try rotate() }
        if writer == nil { try begin(with: nextSequence) }
        let spans = nextSequence..<(nextSequence + UInt64(spanCount))
        try withWriter { writer throws(SpoolFileError) in try writer.append(payload, spans: spans) }
        nextSequence = spans.upperBound
        noteWritten(spans)
        noteEnd()
        return spans
    }

    /// Writes down up to where there are spans: of a damaged last record nothing may be left that tells.
    ///
    /// After the record, so that nothing is missed that never was; where it fails, the record itself tells as well.
    private func noteEnd() {
        try? files.writeAll(SpoolEnd(sequence: nextSequence).bytes, to: lock, at: 0)
    }

    /// The number after the last span that was written, where that can be read.
    var end: UInt64? {
        (try? readAll(lock, from: 0, to: SpoolEnd.byteCount)).flatMap { SpoolEnd($0) }?.sequence
    }

    /// Lends the writer, without a second copy of what it holds.
    private mutating func withWriter(
        _ body: (inout SpoolWriter) throws(SpoolFileError) -> Void
    ) throws(SpoolFileError) {
        guard var lent = writer else { return }
        writer = nil
        defer { writer = lent }
        try body(&lent)
    }

    private mutating func begin(with sequence: UInt64) throws(SpoolFileError) {
        let header = SpoolSegmentHeader(
            number: nextNumber, firstSequence: sequence, salt: .random(in: .min ... .max))
        let path = "\(path)/\(header.fileName)"
        writer = try SpoolWriter(header, at: path, files: files)
        nextNumber += 1
        segments.append(SpoolSegment(header: header, path: path, byteCount: writer?.byteCount ?? 0))
    }

    private mutating func noteWritten(_ spans: Range<UInt64>) {
        guard let writer, let index = segments.lastIndex(where: { $0.header == writer.header }) else { return }
        segments[index].byteCount = writer.byteCount
        segments[index].unsettled.insert(spans)
    }

    private mutating func rotate() throws(SpoolFileError) {
        try sync()
        // Rewriting may have begun a new file already.
        guard let writer, writer.unsynced.isEmpty, writer.syncedByteCount == writer.byteCount else { return }
        writer.close()
        self.writer = nil
    }

    /// Makes everything that was appended outlive a power failure, in another file if need be.
    mutating func sync() throws(SpoolFileError) {
        guard hasUnsynced else { return }
        do throws(SpoolFileError) {
            try withWriter { [path] writer throws(SpoolFileError) in try writer.sync(directory: path) }
        } catch {
            try rewrite()
        }
    }

    /// Writes what could not be synced to a new file.
    private mutating func rewrite() throws(SpoolFileError) {
        guard let old = writer else { return }
        let place = segments.firstIndex { $0.header == old.header }
        let tail = old.unsynced.filter { record in place.map { segments[$0].unsettled.contains(record.spans) } ?? false
        }
        let segmentCount = segments.count
        do throws(SpoolFileError) {
            writer = nil
            if let first = tail.first { try begin(with: first.spans.lowerBound) }
            for record in tail {
                try withWriter { writer throws(SpoolFileError) in
                    try writer.append(record.payload, spans: record.spans)
                }
                noteWritten(record.spans)
            }
            try withWriter { [path] writer throws(SpoolFileError) in try writer.sync(directory: path) }
        } catch {
            for segment in segments[segmentCount...] { try? files.remove(segment.path) }
            segments.removeLast(segments.count - segmentCount)
            writer?.close()
            writer = old
            throw error
        }
        if let place {
            for record in tail { segments[place].unsettled.remove(record.spans) }
            segments[place].byteCount = max(old.syncedByteCount, SpoolSegmentHeader.byteCount)
            try? files.truncate(old.descriptor, to: segments[place].byteCount)
        }
        old.close()
        removeSettled()
    }

    /// What would not outlive a power failure and is not settled.
    var unsynced: [SpoolWriter.Unsynced] { writer?.unsynced.filter { contains($0.spans) } ?? [] }

    // MARK: Reading

    /// The oldest record that is not settled.
    ///
    /// The same until it is settled.
    mutating func next(_ loss: inout Loss) -> SpoolRecord? {
        while let segment = segments.first {
            if reader?.number != segment.header.number {
                reader = Reader(number: segment.header.number, offset: SpoolSegmentHeader.byteCount)
            }
            while let record = reader?.records.last {
                if segment.unsettled.contains(record.spans) { return record }
                reader?.records.removeLast()
            }
            if let offset = reader?.offset, offset < segment.byteCount {
                let bytes = try? read(segment, from: offset)
                reader?.offset = segment.byteCount
                reader?.records = Self.records(in: bytes ?? [], salt: segment.header.salt).reversed()
                continue
            }
            // Everything that could be read of it is settled.
            loss.spanCount += segment.unsettled.count
            remove(at: 0)
        }
        return nil
    }

    private static func records(in bytes: [UInt8], salt: UInt32) -> [SpoolRecord] {
        var scanner = SpoolScanner(bytes, salt: salt)
        var records: [SpoolRecord] = []
        while let finding = scanner.next() {
            if case .record(let record) = finding { records.append(record) }
        }
        return records
    }

    func read(_ segment: SpoolSegment, from offset: Int) throws(SpoolFileError) -> [UInt8] {
        if let writer, writer.header == segment.header {
            return try readAll(writer.descriptor, from: offset, to: segment.byteCount)
        }
        let descriptor = try files.open(segment.path)
        defer { files.close(descriptor) }
        return try readAll(descriptor, from: offset, to: segment.byteCount)
    }

    func readAll(_ descriptor: Int32, from start: Int, to end: Int) throws(SpoolFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while start + bytes.count < end {
            do throws(SpoolFileError) {
                let piece = try files.read(descriptor, at: start + bytes.count, count: end - start - bytes.count)
                if piece.isEmpty { break }
                bytes = bytes.isEmpty ? piece : bytes + piece
            } catch  where error.isInterruption {
                continue
            } catch {
                throw error
            }
        }
        return bytes
    }

    /// Notes that spans were delivered or given up, and removes the files that nobody needs any more.
    mutating func settle(_ spans: Range<UInt64>) {
        for index in segments.indices { segments[index].unsettled.remove(spans) }
        removeSettled()
    }

    /// Removes the files of which everything is settled.
    mutating func removeSettled() {
        for index in segments.indices.reversed() where segments[index].unsettled.isEmpty { remove(at: index) }
    }

    /// Gives up the oldest file.
    ///
    /// - Parameter spans: Spans that are on their way, and so not lost.
    /// - Returns: What was in it; nil when there is none.
    mutating func dropOldest(except spans: Range<UInt64>?) -> Loss? {
        guard let segment = segments.first else { return nil }
        var unsettled = segment.unsettled
        if let spans { unsettled.remove(spans) }
        remove(at: 0)
        return Loss(spanCount: unsettled.count, byteCount: segment.byteCount)
    }

    private mutating func remove(at index: Int) {
        let segment = segments.remove(at: index)
        if let writer, writer.header == segment.header {
            writer.close()
            self.writer = nil
        }
        // Removing needs no room, so a full disk drains. What cannot be removed is delivered twice, after a restart.
        try? files.remove(segment.path)
    }

    /// Lets go of the directory, and removes it when nothing is in it.
    mutating func close() {
        writer?.close()
        writer = nil
        if segments.isEmpty, (try? files.entries(of: path)) == [Self.lockName] {
            // While the lock is still held: whoever waits for it finds that it has no name any more.
            try? files.remove("\(path)/\(Self.lockName)")
            try? files.removeDirectory(path)
        }
        files.close(lock)
    }
}
