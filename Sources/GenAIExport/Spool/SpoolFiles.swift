// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The file system as a spool sees it: what tests put their faults behind.
///
/// Nothing here follows a symbolic link or touches what belongs to somebody else. A call that was interrupted says so; who
/// calls tries again.
package protocol SpoolFiles: Sendable {
    /// Creates a directory for this user alone; one that is there is no error.
    func makeDirectory(_ path: String) throws(SpoolFileError)
    /// Makes sure that a directory is one, is this user's, and can be written by nobody else.
    func checkDirectory(_ path: String) throws(SpoolFileError)
    /// Makes the entries of a directory outlive a power failure.
    func syncDirectory(_ path: String) throws(SpoolFileError)
    /// The names in a directory, in no order.
    func entries(of path: String) throws(SpoolFileError) -> [String]
    /// Creates a file for this user alone, which must not be there, and opens it.
    func create(_ path: String) throws(SpoolFileError) -> Int32
    /// Opens a file of this user for reading.
    func open(_ path: String) throws(SpoolFileError) -> Int32
    /// Takes the lock of an open file; false when another process has it.
    func lock(_ descriptor: Int32) throws(SpoolFileError) -> Bool
    /// How long an open file is, when it was changed, and whether it still has a name.
    func status(_ descriptor: Int32) throws(SpoolFileError) -> SpoolFileStatus
    /// Writes some of the bytes, at least one, and says how many.
    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int) throws(SpoolFileError) -> Int
    /// Reads at most so many bytes; fewer at the end of the file.
    func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SpoolFileError) -> [UInt8]
    /// Makes what was written outlive a power failure.
    func sync(_ descriptor: Int32) throws(SpoolFileError)
    /// Cuts a file.
    func truncate(_ descriptor: Int32, to byteCount: Int) throws(SpoolFileError)
    /// Removes a file.
    func remove(_ path: String) throws(SpoolFileError)
    /// Removes an empty directory.
    func removeDirectory(_ path: String) throws(SpoolFileError)
    /// Closes a file.
    func close(_ descriptor: Int32)
}

extension SpoolFiles {
    /// Writes all of the bytes, through interruptions.
    func writeAll(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) throws(SpoolFileError) {
        var written = 0
        while written < bytes.count {
            do throws(SpoolFileError) {
                written += try write(bytes[written...], to: descriptor, at: offset + written)
            } catch  where error.isInterruption {
                continue
            } catch {
                throw error
            }
        }
    }
}

/// What is known of an open file.
package struct SpoolFileStatus: Hashable, Sendable {
    /// Its length.
    package var byteCount: Int
    /// When it was changed, in seconds since 1970.
    package var modified: Int64
    /// Whether it still has a name.
    package var hasName: Bool

    package init(byteCount: Int, modified: Int64 = 0, hasName: Bool = true) {
        self.byteCount = byteCount
        self.modified = modified
        self.hasName = hasName
    }
}

/// What the system refused.
package struct SpoolFileError: Error, Hashable, Sendable {
    /// What was tried, as a verb.
    package let action: String
    /// The system's number for the reason; zero when the reason is ours.
    package let code: Int32
    /// The reason in words.
    package let reason: String

    package init(_ action: String, code: Int32, reason: String) {
        self.action = action
        self.code = code
        self.reason = reason
    }
}
