// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the process holds of the machine.
struct ProcessUsage {
    /// Names and values, those that this system can tell.
    var members: [(String, Int)]

    static func current() -> ProcessUsage {
        var members = [("descriptors", descriptorCount)]
        let status = Self.status
        let kinds = [("threads", "Threads:", 1), ("rss", "VmRSS:", 1024), ("peak_rss", "VmHWM:", 1024)]
        for (name, line, unit) in kinds {
            if let value = status[Substring(line)] { members.append((name, value * unit)) }
        }
        return ProcessUsage(members: members)
    }

    /// The open descriptors, found without opening one: there may be none left.
    private static var descriptorCount: Int { (0..<4096).count { fcntl($0, F_GETFD) >= 0 } }

    /// The numbers that Linux tells of the process, by the beginning of their lines.
    private static var status: [Substring: Int] {
        guard let file = unsafe fopen("/proc/self/status", "r") else { return [:] }
        defer { unsafe fclose(file) }
        var text = [UInt8](repeating: 0, count: 8192)
        let count = unsafe fread(&text, 1, text.count, file)
        var numbers: [Substring: Int] = [:]
        for line in String(decoding: text.prefix(count), as: UTF8.self).split(separator: "\n") {
            let words = line.split { $0 == "\t" || $0 == " " }
            if words.count >= 2, let number = Int(words[1]) { numbers[words[0]] = number }
        }
        return numbers
    }
}

#endif
