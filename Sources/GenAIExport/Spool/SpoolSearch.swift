// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Looks for the directories of processes that are gone, and reads what is in them.
struct SpoolSearch: Sendable {
    /// The directory of all processes.
    let directory: String
    let files: any SpoolFiles
    /// Directories that were looked at before.
    let known: Set<String>

    /// A directory that nobody has, locked for this process.
    struct Orphan: Sendable {
        let directory: SpoolDirectory
        /// How many spans of it are damaged.
        let damagedCount: Int
    }

    /// All that can be read.
    func orphans() -> [Orphan] {
        guard let names = try? files.entries(of: directory), (try? files.checkDirectory(directory)) != nil else {
            return []
        }
        return names.sorted().filter(Self.isOfAProcess).compactMap { orphan("\(directory)/\($0)") }
    }

    private func orphan(_ path: String) -> Orphan? {
        guard !known.contains(path) else { return nil }
        do throws(SpoolFileError) {
            guard var directory = try SpoolDirectory(existing: path, files: files) else { return nil }
            do throws(SpoolFileError) {
                let damagedCount = try directory.recover()
                return Orphan(directory: directory, damagedCount: damagedCount)
            } catch {
                directory.close()
                throw error
            }
        } catch {
            // Not ours, or being made or removed this moment.
            return nil
        }
    }

    /// Whether a directory's name is `process-number`.
    static func isOfAProcess(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && Int32(parts[0]) != nil && parts[1].utf8.count == 16
            && UInt64(parts[1], radix: 16) != nil
    }
}
