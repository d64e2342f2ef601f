// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAIOTLP
import GenAITelemetry

/// Sends the lines of a validated file, in order, each once.
struct TraceShipment {
    /// What became of the file.
    struct Report: Sendable {
        /// Lines that the server took.
        var sentLines = 0
        /// Spans that the server took.
        var acceptedSpans = 0
        /// Spans that the server refused though it took their request.
        var rejectedSpans = 0
        /// What it said about the last of them.
        var rejection: String?
        /// The line that could not be delivered, and why; nothing after it was sent.
        var failure: (line: Int, error: ExportError)?
    }

    let file: RecordedTraces
    /// What was validated: a file that has grown since is read no further.
    let summary: RecordedTraces.Summary
    let exporter: OTLPHTTPExporter
    /// The first line to send, from 1.
    var firstLine = 1

    /// Sends.
    ///
    /// - Parameter progress: Is told after each line how many bytes are done.
    /// - Returns: What became of the file.
    /// - Throws: ``RecordedTracesError`` or ``FileError`` when the file has changed since it was validated.
    func send(progress: (Int) -> Void) async throws -> Report {
        var report = Report()
        var reader = try LineReader(path: file.path)
        while reader.byteCount < summary.bytes, let (line, traces) = try RecordedTraces.next(&reader) {
            if line < firstLine || traces.spanCount == 0 { continue }
            do throws(ExportError) {
                let result = try await exporter.export(traces)
                report.sentLines += 1
                report.acceptedSpans += traces.spanCount - result.rejectedCount
                report.rejectedSpans += result.rejectedCount
                report.rejection = result.message ?? report.rejection
            } catch {
                report.failure = (line, error)
                return report
            }
            progress(reader.byteCount)
        }
        return report
    }
}

#endif
