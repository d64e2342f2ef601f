// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The file that records are appended to.
struct SpoolWriter: Sendable {
    /// A record that would not outlive a power failure yet.
    struct Unsynced: Sendable {
        let payload: [UInt8]
        let spans: Range<UInt64>
    }

    let header: SpoolSegmentHeader
    let descriptor: Int32
    private let files: any SpoolFiles
    private(set) var byteCount = 0
    /// Up to where it would outlive a power failure.
    private(set) var syncedByteCount = 0
    /// What was appended since.
    private(set) var unsynced: [Unsynced] = []
    /// A sync has failed, after which another one on the same file proves nothing: the system may have given the bytes up.
    private(set) var isSuspect = false

    /// Begins a file.
    init(_ header: SpoolSegmentHeader, at path: String, files: any SpoolFiles) throws(SpoolFileError) {
        self.header = header
        self.files = files
        descriptor = try files.create(path)
        do throws(SpoolFileError) {
            try write(header.bytes)
        } catch {
            files.close(descriptor)
            try? files.remove(path)
            throw error
        }
    }

    /// Appends a record; after an error there is as much in the file as before.
    mutating func append(_ payload: [UInt8], spans: Range<UInt64>) throws(SpoolFileError) {
        try write(SpoolRecord.encode(payload, sequence: spans.lowerBound, spanCount: spans.count, salt: header.salt))
        unsynced.append(Unsynced(payload: payload, spans: spans))
    }

    private mutating func write(_ bytes: [UInt8]) throws(SpoolFileError) {
        do throws(SpoolFileError) {
            try files.writeAll(bytes, to: descriptor, at: byteCount)
        } catch {
            // What is left of half a record does no harm: the next one is written over it.
            try? files.truncate(descriptor, to: byteCount)
            throw error
        }
        byteCount += bytes.count
    }

    /// Makes what was appended outlive a power failure.
    mutating func sync(directory: String) throws(SpoolFileError) {
        guard !unsynced.isEmpty else { return }
        if isSuspect { throw SpoolFileError("sync", code: 0, reason: "an earlier sync of the file failed") }
        do throws(SpoolFileError) {
            guard try files.status(descriptor).hasName else {
                throw SpoolFileError("sync", code: 0, reason: "the file was removed")
            }
            try syncFile()
            // The entry in the directory is new as well.
            if syncedByteCount == 0 { try files.syncDirectory(directory) }
        } catch {
            isSuspect = true
            throw error
        }
        syncedByteCount = byteCount
        unsynced = []
    }

    private func syncFile() throws(SpoolFileError) {
        while true {
            do throws(SpoolFileError) {
                return try files.sync(descriptor)
            } catch  where error.isInterruption {
                continue
            } catch {
                throw error
            }
        }
    }

    func close() { files.close(descriptor) }
}
