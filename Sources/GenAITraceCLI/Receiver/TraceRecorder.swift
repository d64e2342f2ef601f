// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAIOTLP
import GenAITelemetry
import Synchronization

/// Appends traces to a file as OTLP JSON lines, one line for each request.
final class TraceRecorder: Sendable {
    private let file: Mutex<AppendOnlyFile>

    /// Creates a recorder; the file is opened when it is first needed.
    init(path: String) { file = Mutex(AppendOnlyFile(path: path)) }

    /// Opens the file, so that a path that cannot be written to is found at once.
    func check() throws(ExportError) { try append([]) }

    /// Appends a line.
    ///
    /// When it returns, the line is with the system.
    func record(_ traces: OTLPTraces) throws(ExportError) {
        try append(traces.json() + [UInt8(ascii: "\n")])
    }

    private func append(_ bytes: [UInt8]) throws(ExportError) {
        let result = file.withLock { file -> Result<Void, ExportError> in
            do throws(ExportError) {
                return .success(try file.append(bytes))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}

#endif
