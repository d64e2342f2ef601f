// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry

/// Takes a file line by line through the pipeline, and knows at every moment which lines are delivered.
struct ImportRun {
    /// What became of the file.
    struct Report: Equatable {
        /// Lines that became spans.
        var spanCount = 0
        /// Lines that could not be read.
        var malformedCount = 0
        /// Why it stopped before the end; nil when it did not.
        var stop: Stop?
    }

    /// Why a run ends before the end of the file.
    enum Stop: Equatable {
        /// A line could not be read.
        case malformed(line: Int)
        /// The spans up to a line could not be delivered.
        case undelivered
    }

    let path: String
    let pipeline: RecordingPipeline
    let media: MediaCapture
    let skipsMalformed: Bool
    /// The file that knows how far the import is.
    let statePath: String?
    let console: Console

    /// Lines that are delivered together: half of what the queue takes, so that nothing is dropped.
    static let linesPerDelivery = 1024
    /// Bytes that are delivered together, for long lines.
    static let bytesPerDelivery = 8 << 20
    /// Malformed lines that are told one by one.
    static let toldProblems = 20

    /// Imports the file.
    ///
    /// - Throws: ``FileError``, ``ImportStateError``.
    func run() async throws -> Report {
        var reader = try LineReader(path: path)
        var state = try ImportState(path: statePath)
        try skip(state, in: &reader)
        var report = Report()
        var progress = ImportProgress(total: reader.totalByteCount, console: console)
        var deliveredBytes = reader.byteCount
        var deliveredLine = state.lineCount
        while let line = try reader.next() {
            let number = reader.lineNumber
            if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                do throws(ImportProblem) {
                    let span = try ImportedSpan(json: line, media: media, now: pipeline.now)
                    pipeline.record(span.operation, as: span.past)
                    report.spanCount += 1
                } catch {
                    report.malformedCount += 1
                    tell(error, line: number, count: report.malformedCount)
                    if !skipsMalformed {
                        report.stop = .malformed(line: number)
                        break
                    }
                }
            }
            state.add(line, number: number)
            if number - deliveredLine >= Self.linesPerDelivery
                || reader.byteCount - deliveredBytes >= Self.bytesPerDelivery
            {
                guard try await deliver(state) else {
                    report.stop = .undelivered
                    return report
                }
                (deliveredLine, deliveredBytes) = (number, reader.byteCount)
                progress.update(reader.byteCount, spanCount: report.spanCount)
            }
        }
        if try await !deliver(state) { report.stop = .undelivered }
        return report
    }

    private func deliver(_ state: ImportState) async throws(ImportStateError) -> Bool {
        guard await pipeline.deliver() else { return false }
        if let statePath { try state.write(to: statePath) }
        return true
    }

    /// Reads over the lines that are done.
    private func skip(_ state: ImportState, in reader: inout LineReader) throws {
        guard state.lineCount > 0 else { return }
        var last: [UInt8]?
        while reader.lineNumber < state.lineCount, let line = try reader.next() { last = line }
        guard reader.lineNumber == state.lineCount, let last, ImportState.checksum(last) == state.checksum else {
            throw ImportStateError(
                description: "The state is of another file: line \(state.lineCount) of \(path) is not the one that was "
                    + "imported last.")
        }
        console.note("Going on after line \(Figures.count(state.lineCount)).")
    }

    private func tell(_ problem: ImportProblem, line: Int, count: Int) {
        if count <= Self.toldProblems { console.note("Line \(line): \(problem)") }
        if count == Self.toldProblems { console.note("Further malformed lines are counted and not told.") }
    }
}

#endif
