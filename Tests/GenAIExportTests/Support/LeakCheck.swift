// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIExport
import GenAITelemetryTesting
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Looks for planted secrets in everything that the tests of this target let out.
///
/// `makeBatch` plants canaries in every span that it makes. Whatever leaves goes past one of three places: a server of the
/// tests, a file in a temporary directory, lines that something printed. Each of them shows it to this check by itself, so
/// that no test has to think of it and a new one cannot forget it.
struct LeakCheck: Sendable {
    private static let oracle = LeakOracle(Canary.credentials)
    /// Bodies of megabytes are made of repetitions.
    private static let longest = 64 * 1024

    /// What becomes of a leak.
    let report: @Sendable (String) -> Void

    /// Makes a leak an issue of the run, wherever it was seen.
    static let standard = LeakCheck { Issue.record("\($0)") }

    /// Looks at some bytes, unpacked if they are compressed.
    func look(at bytes: [UInt8], from source: @autoclosure () -> String) {
        var bytes = bytes
        if bytes.starts(with: [0x1F, 0x8B]) { bytes = (try? Gzip.decompress(bytes, limit: 64 << 20)) ?? bytes }
        let leaks = Self.oracle.leaks(in: bytes.prefix(Self.longest))
        if !leaks.isEmpty { report("A canary left by \(source()): \(leaks)") }
    }

    /// Looks at a file, if it is one.
    func look(atFile path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        if count > 0 { look(at: Array(bytes.prefix(count)), from: path) }
    }
}
