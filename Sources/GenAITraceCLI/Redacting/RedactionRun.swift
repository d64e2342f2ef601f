// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Answers a file or a pipe line by line, so that somebody may wait for each answer.
struct RedactionRun {
    let stage: RedactionStage
    let explains: Bool
    let console: Console

    /// Malformed lines that are told one by one.
    static let toldProblems = 20

    /// Answers every line.
    ///
    /// - Parameter path: The file, or `-` for standard input.
    /// - Returns: How many lines could not be read.
    /// - Throws: ``FileError``.
    func run(path: String) throws(FileError) -> Int {
        var reader = try LineReader(path: path)
        var malformedCount = 0
        while let line = try reader.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            let answer: RedactionAnswer
            do throws(RedactionLineError) {
                answer = RedactionAnswer(to: try RedactionLine(line), stage)
            } catch {
                malformedCount += 1
                tell(error, line: reader.lineNumber, count: malformedCount)
                // An answer all the same, so that the nth answer is the nth line's; and nothing of the line in it.
                answer = RedactionAnswer(refusing: error, stage)
            }
            console.out(answer.line(explains: explains))
        }
        return malformedCount
    }

    private func tell(_ error: RedactionLineError, line: Int, count: Int) {
        if count <= Self.toldProblems { console.note("Line \(line): \(error)") }
        if count == Self.toldProblems { console.note("Further malformed lines are answered and not told.") }
    }
}

#endif
