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
    var wireFlags: OTLPSpanFlags { OTLPSpanFlags(context.flags, isRemote: parent?.isRemote ?? false) }

    /// The recorded events and the convention's own, with a name on each of them.
    borrowing func wireEvents(convention: any SemanticConvention) -> SpanEvents {
        let own = convention.events(of: self)
        let events = own.isEmpty ? self.events : self.events + own
        guard events.contains(where: \.name.isEmpty) else { return events }
        var named = events
        for index in named.indices where named[index].name.isEmpty { named[index].name = Self.placeholderName }
        return named
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
