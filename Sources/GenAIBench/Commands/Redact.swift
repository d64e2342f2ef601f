// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The command `genai-bench redact`.
struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search texts for secrets: chats as JSON, and texts written to be slow.",
        discussion: """
            With --input, the files are searched instead, line by line, and what would be taken out is printed by kind with \
            what stands around: for documentation and synthetic texts, never for texts with secrets of anybody.
            """)

    enum Detectors: String, CaseIterable, ExpressibleByArgument { case credentials, standard, all }

    @Option(help: "What is looked for: \(Detectors.allCases.map(\.rawValue).joined(separator: ", ")).")
    var detectors = Detectors.standard
    @Option(name: .customLong("case"), help: "typical, worst, or one of the texts of worst.")
    var name: String?
    @Option(help: "Files to search, and folders with all that is in them.")
    var input: [String] = []
    @Option(help: "Bytes of each text written to be slow; of chats, four times as many.")
    var bytes = 1_000_000

    /// Texts that are repeated until they are long enough.
    static let baits = [
        "a", "sk-", "-----BEGIN ", "eyJ.", "@", "7", "[", "{\"", "-", "=", ":", "://", "a://b:", "password=",
        "password=\"", "AKIA", "AKIAIOSFODNN7EXAMPLE ", "\\", "\\u0073k-", "bearer ", "Basic QWxh", "&a=", "?key=",
        "Cookie: ", "[REDACTED:", "\u{200B}", "\0", "[\"a\",", "{\"password\":", "\\\"", "4242 ",
        "4242 4242 4242 4242 ",
        "+1 ", "a@b.c", "a@b.co ", "GB82 ", "aGVsbG8gd29ybGQh", "%41", "&amp;", "\"a\":", "--a ", "12.34.56.78 ",
    ]

    func run() throws {
        let set: DetectorSet =
            switch detectors {
            case .credentials: .credentials
            case .standard: .standard
            case .all: .all
            }
        let stage = RedactionStage(policy: RedactionPolicy(detectors: set))
        if !input.isEmpty { return try search(stage) }
        let typical = measure("typical", ChatText.texts(byteCount: bytes * 4), stage, typical: nil)
        for bait in Self.baits where name == nil || name == "worst" || name == bait {
            let text = String(repeating: bait, count: max(bytes / bait.utf8.count, 1))
            _ = measure(bait, [text], stage, typical: typical)
        }
    }

    /// Prints what a case costs, in time of the processor, and returns nanoseconds a byte.
    private func measure(_ name: String, _ texts: [String], _ stage: RedactionStage, typical: Double?) -> Double {
        let byteCount = texts.reduce(0) { $0 + $1.utf8.count }
        var best = Double.infinity
        var altered = 0
        for _ in 0..<3 {
            let start = Self.processorTime()
            altered = 0
            for text in texts where stage.redactedText(text) != text { altered += 1 }
            best = min(best, Self.processorTime() - start)
        }
        let cost = best * 1e9 / Double(max(byteCount, 1))
        Measurement.print([
            "case": .string(name), "detectors": .string(detectors.rawValue), "bytes": .int(Int64(byteCount)),
            "mb_per_s": .double((1000 / cost).rounded()), "ns_per_byte": .double(cost), "altered": .int(Int64(altered)),
            "ratio_to_typical": .double(cost / (typical ?? cost)),
        ])
        return cost
    }

    private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    // MARK: Files

    /// Bytes of context on either side of what is printed.
    private static let context = 40

    /// The files at a path, also those in the folders below it; links are not followed.
    private static func files(at path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [path] }
        defer { unsafe closedir(folder) }
        var files: [String] = []
        // What an entry points to is read before the next call.
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            switch unsafe Int32(entry.pointee.d_type) {
            case 8: files.append("\(path)/\(name)")  // DT_REG
            case 4 where name != "." && name != "..": files += Self.files(at: "\(path)/\(name)")  // DT_DIR
            default: break
            }
        }
        return files.sorted()
    }

    private func search(_ stage: RedactionStage) throws {
        var byteCount = 0
        var counts: [String: Int] = [:]
        for path in input.flatMap(Self.files) {
            guard let file = unsafe fopen(path, "r") else { throw ValidationError("The file \(path) cannot be read.") }
            defer { unsafe fclose(file) }
            var line: UnsafeMutablePointer<CChar>?
            var capacity = 0
            defer { unsafe free(line) }
            while true {
                // The buffer is getline's own, and is freed above.
                let length = unsafe getline(&line, &capacity, file)
                guard length > 0, let bytes = unsafe line else { break }
                byteCount += length
                let text = unsafe String(
                    decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
                let redacted = stage.redactedText(text)
                if redacted != text { report(redacted, of: text, in: path, &counts) }
            }
        }
        Measurement.print([
            "bytes": .int(Int64(byteCount)), "detectors": .string(detectors.rawValue),
            "counts": .map(Attributes(counts.sorted { $0.key < $1.key }.map { ($0.key, .int(Int64($0.value))) })),
        ])
    }

    /// Prints the line around each mask.
    private func report(_ redacted: String, of text: String, in path: String, _ counts: inout [String: Int]) {
        for part in redacted.split(separator: "[REDACTED:").dropFirst(redacted.hasPrefix("[REDACTED:") ? 0 : 1) {
            counts[String(part.prefix { $0 != "]" }), default: 0] += 1
        }
        Swift.print("\(path): \(text.prefix(Self.context * 6)) → \(redacted.prefix(Self.context * 6))")
    }
}

#endif
