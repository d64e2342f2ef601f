// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAIConventions
public import GenAITelemetry

extension OTLPTraces {
    /// Creates what stands on the wire for spans, named and described the way a convention wants it.
    ///
    /// Resources, scopes and spans stand in the order in which they first appear, as in ``TraceRequestEncoder``, which is
    /// the faster way to protobuf.
    public init(_ spans: [SealedSpan], convention: any SemanticConvention) {
        self.init()
        let schemaURL = convention.schemaURL.description
        var resources: [Resource] = []
        for sealed in spans {
            let converted = sealed.withRecord { (scope: $0.scope, span: OTLPSpan($0, convention: convention)) }
            guard let (scope, span) = converted else { continue }
            let place = resources.firstIndex { $0 === sealed.resource } ?? resources.endIndex
            if place == resources.endIndex {
                resources.append(sealed.resource)
                resourceSpans.append(
                    ResourceSpans(attributes: sealed.resource.attributes, schemaURL: sealed.resource.schemaURL))
            }
            resourceSpans[place].append(span, scope: scope, schemaURL: schemaURL.isEmpty ? nil : schemaURL)
        }
    }
}

extension OTLPTraces.ResourceSpans {
    fileprivate mutating func append(_ span: OTLPSpan, scope: InstrumentationScope, schemaURL: String?) {
        if let place = scopeSpans.lastIndex(where: { $0.scope == scope }) {
            scopeSpans[place].spans.append(span)
        } else {
            scopeSpans.append(OTLPTraces.ScopeSpans(scope: scope, schemaURL: schemaURL, spans: [span]))
        }
    }
}

extension OTLPSpan {
    /// Creates what stands on the wire for a span.
    init(_ record: borrowing SpanRecord, convention: any SemanticConvention) {
        var sink = ModelAttributeSink()
        convention.map(record, into: &sink)
        self.init(
            traceIDBytes: record.context.traceID.bytes, spanIDBytes: record.context.spanID.bytes,
            name: record.wireName(convention: convention).description)
        if let parent = record.parent { parentSpanIDBytes = parent.spanID.bytes }
        traceState = record.context.traceState.headerValue
        flags = record.wireFlags
        kind = record.kind
        startTime = record.startTime
        endTime = record.endTime
        attributes = sink.attributes
        droppedAttributesCount = record.dropped.attributes
        events = Array(record.wireEvents(convention: convention))
        droppedEventsCount = record.dropped.events
        links = record.links.map(Link.init)
        droppedLinksCount = record.dropped.links
        status = Status(record.status)
    }
}

/// Collects the attributes of one span as a list.
private struct ModelAttributeSink: AttributeSink {
    var attributes = Attributes()

    mutating func set(_ key: StaticString, _ value: String) { add(key, .string(value)) }
    mutating func set(_ key: StaticString, constant value: StaticString) { add(key, .string(value.description)) }
    mutating func set(_ key: StaticString, _ value: Int64) { add(key, .int(value)) }
    mutating func set(_ key: StaticString, _ value: Double) { add(key, .double(value)) }
    mutating func set(_ key: StaticString, _ value: Bool) { add(key, .bool(value)) }
    mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String) {
        add(key, .strings((0..<count).map(text)))
    }
    mutating func set(_ key: StaticString, _ value: AttributeValue) { add(key, value) }
    mutating func set(dynamic key: String, _ value: AttributeValue) { attributes[key] = value }

    mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        write(&json)
        add(key, .string(json.text))
    }

    /// Adds a name that a convention knows, which it sets once.
    private mutating func add(_ key: StaticString, _ value: AttributeValue) {
        attributes.pairs.append(Attributes.Pair(key: key.description, value: value))
    }
}
