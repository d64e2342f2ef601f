// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Spans as they stand on the wire, whoever recorded them: what a request, a file or a receiver holds.
///
/// Unlike the typed record of a span being recorded, this knows no operations, only attributes. Protobuf and OTLP/JSON
/// are both read into it and written from it:
///
/// ```swift
/// let traces = try OTLPTraces(protobuf: body)
/// let line = traces.json()
/// ```
public struct OTLPTraces: Hashable, Sendable {
    /// The spans of each resource.
    public var resourceSpans: [ResourceSpans]
    /// How many texts were not UTF-8 when the traces were read, and have U+FFFD in them now.
    public internal(set) var repairedTextCount = 0

    /// Creates traces.
    public init(resourceSpans: [ResourceSpans] = []) { self.resourceSpans = resourceSpans }

    /// How many spans there are.
    public var spanCount: Int {
        resourceSpans.reduce(0) { $0 + $1.scopeSpans.reduce(0) { $0 + $1.spans.count } }
    }
}
