// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIOTLP
import GenAITraceAnalysis
import Synchronization

@testable import GenAITraceCLI

/// What a command has written, and how it ended.
struct CommandRun {
    var code: Int32
    var out: String
    var notes: String

    /// Parses arguments of the whole program and runs the command.
    init(_ arguments: [String]) async {
        let (out, notes) = (Lines(), Lines())
        let console = Console(out: { out.add($0) }, note: { notes.add($0 + "\n") }, style: .plain)
        var code: Int32 = 0
        do {
            switch try GenAITrace.parseAsRoot(arguments) {
            case let command as Record: try await command.run(console: console)
            case let command as Import: try await command.run(console: console)
            case let command as Redact: try await command.run(console: console)
            case let command as SpoolCommand: try await command.run(console: console)
            default: code = -2
            }
        } catch {
            code = (error as? ExitCode)?.rawValue ?? GenAITrace.exitCode(for: error).rawValue
        }
        self.code = code
        self.out = out.text
        self.notes = notes.text
    }

    init(_ arguments: String...) async { await self.init(arguments) }

    /// The spans in a file of OTLP JSON lines.
    static func spans(in path: String) throws -> [OTLPSpan] {
        var spans: [OTLPSpan] = []
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        var reader = try LineReader(path: path)
        while let (_, traces) = try RecordedTraces.next(&reader) {
            spans += traces.resourceSpans.flatMap(\.scopeSpans).flatMap(\.spans)
        }
        return spans
    }

    /// What the check finds in a file of OTLP JSON lines, at or above a severity.
    static func findings(in path: String, atLeast severity: Severity) throws -> [String] {
        var checker = TraceChecker(TraceChecker.Options())
        var reader = try LineReader(path: path)
        while let (_, traces) = try RecordedTraces.next(&reader) { checker.add(traces) }
        return checker.report().findings.filter { $0.finding.severity >= severity }.map { "\($0)" }
    }

    private final class Lines: Sendable {
        private let state = Mutex("")
        func add(_ text: String) { state.withLock { $0 += text } }
        var text: String { state.withLock { $0 } }
    }
}

#endif
