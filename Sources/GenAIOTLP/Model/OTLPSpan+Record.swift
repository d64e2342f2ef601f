// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry

extension SpanRecord {
    /// What stands for a name that is empty: OTLP wants one, and Jaeger would print its own.
    static let placeholderName = "unnamed"

    /// The name on the wire: the convention's, else the application's, else what the span is about.
    borrowing func wireName(convention: any SemanticConvention) -> SpanName {
        let name = convention.spanName(for: self)
        if !name.isEmpty { return name }
        if let name = self.name, !name.isEmpty { return SpanName(name) }
        return SpanName(operationKind == .generic ? Self.placeholderName : operationKind.rawValue)
    }

    /// The flags on the wire: the span's own trace flags, and whether its parent lives in another process.
    var wireFlags: OTLPSpanFlags { OTLPSpanFlags(context.flags, isRemote: hasRemoteParent) }

    /// Shows the recorded events and then the convention's own, with a name on each of them.
    borrowing func visitWireEvents(convention: any SemanticConvention, _ visit: (SpanEvent) -> Void) {
        func show(_ event: SpanEvent) {
            guard event.name.isEmpty else { return visit(event) }
            var event = event
            event.name = Self.placeholderName
            visit(event)
        }
        events.lendEach(to: show)
        for event in convention.events(of: self) { show(event) }
    }

    /// The recorded events and the convention's own, with a name on each of them.
    borrowing func wireEvents(convention: any SemanticConvention) -> [SpanEvent] {
        var events: [SpanEvent] = []
        visitWireEvents(convention: convention) { events.append($0) }
        return events
    }
}

extension OTLPSpan.Status {
    /// The outcome in OTLP's three words.
    ///
    /// A message belongs to a failure: OpenTelemetry, trace/api, "Set Status".
    init(_ status: SpanStatus) {
        switch status.code {
        case .unset: self.init()
        case .ok: self.init(Code.ok)
        case .error, .timeout, .cancelled: self.init(Code.error, message: status.message ?? "")
        }
    }
}

extension OTLPSpan.Link {
    init(_ link: SpanLink) {
        self.init(traceIDBytes: link.context.traceID.bytes, spanIDBytes: link.context.spanID.bytes)
        traceState = link.context.traceState.headerValue
        flags = OTLPSpanFlags(link.context.flags, isRemote: link.context.isRemote)
        attributes = link.attributes
        droppedAttributesCount = link.droppedAttributesCount
    }
}
