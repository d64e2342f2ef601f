// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many spans each thread has recorded, in a file that outlives the process: N little-endian 64-bit counts.
@safe final class SoakLedger: @unchecked Sendable {
    // Sendable: the counts are atomic, and the memory stays mapped to the end of the process.
    private let counts: UnsafeMutablePointer<Atomic<UInt64>>
    private let threads: Int

    /// Creates the file, or begins an old one anew.
    init(path: String, threads: Int) throws {
        let size = threads * MemoryLayout<UInt64>.size
        let file = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.error(path) }
        defer { close(file) }
        // Written, not only made longer: on a disk without room, the first count would end the process.
        let zeros = [UInt8](repeating: 0, count: size)
        guard unsafe zeros.withUnsafeBytes({ unsafe write(file, $0.baseAddress, size) }) == size else {
            throw Self.error(path)
        }
        guard let memory = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
            unsafe memory != MAP_FAILED
        else { throw Self.error(path) }
        unsafe counts = memory.bindMemory(to: Atomic<UInt64>.self, capacity: threads)
        self.threads = threads
    }

    /// Writes that a thread has recorded so many spans.
    func set(_ thread: Int, to count: UInt64) {
        guard thread < threads else { return }
        unsafe counts[thread].store(count.littleEndian, ordering: .releasing)
    }

    private static func error(_ path: String) -> ValidationError {
        unsafe ValidationError("The ledger \(path) cannot be written: \(String(cString: strerror(errno))).")
    }
}

#endif
