// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Prints what the spans of model calls say.
struct SpanPrinter: SpanExporter {
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult {
        for span in batch.spans { span.withRecord(print) }
        return .accepted
    }

    func forceFlush() async throws(ExportError) {}
    func shutdown() async {}

    private func print(_ span: borrowing SpanRecord) {
        guard let call = span.operation(as: Inference.self) else { return }
        var parts = [
            "\(call.provider) \(call.responseModel ?? "?")",
            "\(call.usage.input ?? 0) tokens in, \(call.usage.output ?? 0) out",
            call.finishReasons.map(\.rawValue).joined(separator: ", "),
        ]
        if let count = call.streaming.chunkCount {
            parts.append("\(count) chunks, \(call.streaming.outcome?.rawValue ?? "?")")
        }
        if case .messages(let messages) = call.output { parts += messages.flatMap(\.parts).map { "\($0)" } }
        Swift.print("  span: \(parts.joined(separator: " | "))")
    }
}
