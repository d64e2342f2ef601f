// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What every span may have, whatever it is about.
extension GenAIConvention {
    func mapCommon<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        if span.status.isFailure { sink.set("error.type", errorType(of: span)) }
        span.association.lend { map($0, into: &sink) }
        if let cost = span.cost { map(cost, into: &sink) }
        if span.hasRollup, let rollup = span.rollup { map(rollup, into: &sink) }
        if let receipt = span.redaction { map(receipt, into: &sink) }
    }

    /// A failure always has a type: dashboards group by it.
    ///
    /// An error of the protocol that carries a call is told by its code.
    func errorType(of span: borrowing SpanRecord) -> String {
        if let type = span.status.errorType, !type.isEmpty { return type }
        if let code = span.withOperation(ToolExecution.self, { $0.mcp?.errorCode }) ?? nil { return String(code) }
        return switch span.status.code {
        case .timeout: "timeout"
        case .cancelled: "cancelled"
        default: "_OTHER"
        }
    }

    /// The conversation is not here: only some operations have it.
    private func map<Sink: AttributeSink & ~Copyable>(
        _ association: borrowing Association.Values, into sink: inout Sink
    ) {
        sink.set("session.id", text: association.session)
        sink.set("user.id", text: association.user)
        if !association.tags.isEmpty { sink.set("tag.tags", texts: association.tags) }
        if !association.metadata.isEmpty {
            let metadata = association.metadata
            sink.setJSON("metadata") { $0.value(.map(metadata)) }
        }
    }

    private func map<Sink: AttributeSink & ~Copyable>(_ receipt: RedactionReceipt, into sink: inout Sink) {
        sink.set("genai_telemetry.redaction.policy", text: receipt.policy)
        if receipt.isDebugCapture { sink.set("genai_telemetry.redaction.debug_capture", true) }
        let counts = receipt.counts.sorted { $0.key < $1.key }
        if counts.isEmpty { return }
        sink.set("genai_telemetry.redaction.count", counts.reduce(0) { $0 &+ $1.value })
        let bytesRemoved = receipt.roundedBytesRemoved
        if bytesRemoved > 0 { sink.set("genai_telemetry.redaction.bytes_removed", bytesRemoved) }
        sink.setJSON("genai_telemetry.redaction.counts") { writer in
            writer.object { writer in for (rule, count) in counts { writer.member(rule, count) } }
        }
    }
}
