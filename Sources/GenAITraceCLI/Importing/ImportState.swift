// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// How far a file was imported, kept in a small file beside it, so that a run that was broken off goes on where it was.
struct ImportState: Codable, Equatable {
    /// The lines that are done, from the first.
    var lineCount = 0
    /// A checksum of the last line that is done, so that another file is not taken for this one.
    var checksum: UInt64 = 0

    /// Takes note of a line that is done.
    mutating func add(_ line: [UInt8], number: Int) {
        lineCount = number
        checksum = Self.checksum(line)
    }

    /// Reads the state; none when there is no such file yet.
    init(path: String?) throws(ImportStateError) {
        guard let path, FileManager.default.fileExists(atPath: path) else {
            self.init()
            return
        }
        guard let data = FileManager.default.contents(atPath: path),
            let state = try? JSONDecoder().decode(ImportState.self, from: data), state.lineCount >= 0
        else { throw ImportStateError(description: "\(path) is not a state that an import has written.") }
        self = state
    }

    init() {}

    /// Writes the state, all of it or none.
    func write(to path: String) throws(ImportStateError) {
        do {
            try JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw ImportStateError(description: "\(path) cannot be written.", isAboutWriting: true)
        }
    }

    /// The 64-bit FNV-1a checksum.
    static func checksum(_ line: [UInt8]) -> UInt64 {
        line.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// Why the state of an import is of no use.
struct ImportStateError: Error, CustomStringConvertible {
    let description: String
    /// Whether it could not be written, rather than read.
    var isAboutWriting = false
}

#endif
