// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
public import GenAITelemetry

/// Writes a line for each span to standard error, for people who want to see that something is recorded.
public struct ConsoleSpanExporter: SpanExporter {
    private let convention: any SemanticConvention
    private let write: @Sendable (String) -> Void

    /// Creates an exporter.
    ///
    /// - Parameter convention: How spans are named.
    public init(convention: any SemanticConvention = GenAIConvention()) {
        self.init(convention: convention) { text in
            var file = AppendOnlyFile(descriptor: 2, name: "standard error")
            try? file.append(Array(text.utf8))
        }
    }

    package init(convention: any SemanticConvention, write: @escaping @Sendable (String) -> Void) {
        self.convention = convention
        self.write = write
    }

    /// Writes a line for each span.
    public func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        write(batch.spans.compactMap { $0.withRecord(line) }.joined())
        return .accepted
    }

    /// Has nothing to wait for.
    public func forceFlush() async throws(ExportError) {}

    /// Has nothing to close.
    public func shutdown() async {}

    private func line(_ span: borrowing SpanRecord) -> String {
        let microseconds = (span.endTime &- span.startTime) / 1000
        var parts = [
            span.context.traceID.description, span.context.spanID.description,
            "\(microseconds / 1000).\(Self.threeDigits(microseconds % 1000)) ms",
            convention.spanName(for: span).description,
        ]
        switch span.status.code {
        case .unset, .ok: break
        case .error, .timeout, .cancelled: parts.append("failed: \(span.status.errorType ?? "error")")
        }
        // What a model or a user wrote must not move the cursor or set the title of a terminal.
        let text = parts.joined(separator: "  ").unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? "�" : scalar
        }
        return String(String.UnicodeScalarView(text)) + "\n"
    }

    private static func threeDigits(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}
