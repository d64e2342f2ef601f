// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
internal import GenAIOTLP
public import GenAITelemetry
import Synchronization

/// Writes spans as OTLP JSON lines: one line for each batch, readable by any collector and by `genai-trace send`.
///
/// Lines are appended whole, also when several processes write to the same file, and hold only what redaction has left.
public final class JSONLinesSpanExporter: SpanExporter {
    /// Where the lines go.
    public enum Target: Hashable, Sendable {
        /// Standard output.
        case standardOutput
        /// A file, which is created when it is not there, readable by its owner alone.
        case file(path: String)
    }

    private let file: Mutex<AppendOnlyFile>
    private let convention: any SemanticConvention

    /// Creates an exporter.
    ///
    /// The file is opened for the first batch.
    ///
    /// - Parameters:
    ///   - target: Where the lines go.
    ///   - convention: How spans are named and which attributes tell about them.
    public init(_ target: Target, convention: any SemanticConvention = GenAIConvention()) {
        switch target {
        case .standardOutput: file = Mutex(AppendOnlyFile(descriptor: 1, name: "standard output"))
        case .file(let path): file = Mutex(AppendOnlyFile(path: path))
        }
        self.convention = convention
    }

    /// Appends one line.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        var line = OTLPTraces(batch.spans, convention: convention).json()
        line.append(UInt8(ascii: "\n"))
        try write(line)
        return .accepted
    }

    private func write(_ line: [UInt8]) throws(ExportError) {
        let result = file.withLock { file -> Result<Void, ExportError> in
            do throws(ExportError) {
                return .success(try file.append(line))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// Has nothing to wait for: a line is written before its export returns.
    public func forceFlush() async throws(ExportError) {}

    /// Closes the file.
    public func shutdown() async { file.withLock { $0.close() } }
}
