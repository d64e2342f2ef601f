// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
public import GenAIConventions
public import GenAITelemetry

/// Turns spans into the protobuf bytes of an `ExportTraceServiceRequest`.
///
/// Make one and use it for every batch: it keeps its working memory, so that a batch costs two allocations, both of them of
/// the ``EncodedRequest``. The same spans give the same bytes: resources, scopes and spans stand in the order in which they
/// first appear.
public struct TraceRequestEncoder: ~Copyable, Sendable {
    /// Protobuf cannot express a message of 2 GiB, and receivers refuse far smaller ones.
    private static let maximumSpanByteCount = 1 << 30
    /// The most that is asked of the system for a request before anybody knows how long it will be: one of the largest
    /// ordinary size.
    private static let maximumCapacity = 4 * 1024 * 1024
    /// How many spans ahead of its turn the memory of one is asked for: the time of two is longer than a fetch.
    private static let lookahead = 3
    // The field numbers of opentelemetry/proto/trace/v1/trace.proto and of the request around it.
    private static let resourceSpans = 1
    private static let scopeSpans = 2
    private static let span = 2
    private static let schemaURL = 3

    var sink: ProtobufAttributeSink
    /// How long the last request was: the next one is about as long.
    private var expectedByteCount = 0
    private var skipped: [Int] = []

    /// A batch, and the words for it.
    private struct Batch {
        let spans: [SealedSpan]
        let convention: any SemanticConvention
    }

    /// Creates an encoder that holds no memory yet.
    public init() { self.init(arena: Arena()) }

    init(arena: consuming Arena) { sink = ProtobufAttributeSink(arena: arena) }

    /// Bytes taken from the system, for the next batch.
    var heldByteCount: Int { sink.heldByteCount }

    /// Encodes a batch, named and described the way a convention wants it.
    public mutating func encode(_ spans: [SealedSpan], convention: any SemanticConvention) -> EncodedRequest {
        let batch = Batch(spans: spans, convention: convention)
        skipped = []
        // One in eight longer than the last one is not unusual.
        sink.wire.reserve(min(expectedByteCount + expectedByteCount / 8, Self.maximumCapacity))
        var others = appendResource(of: batch, spans.indices)
        while !others.isEmpty { others = appendResource(of: batch, others) }
        let request = sink.wire.take()
        expectedByteCount = request.count
        return EncodedRequest(request, spanCount: spans.count - skipped.count, skippedIndexes: skipped.sorted())
    }

    // MARK: Frames

    /// Writes the resource of the first of some spans with all of them that are of it, and returns those of others.
    private mutating func appendResource(of batch: Batch, _ places: some Collection<Int>) -> [Int] {
        guard let first = places.first else { return [] }
        let resource = batch.spans[first].resource
        let frame = sink.wire.open(field: Self.resourceSpans, expecting: expectedByteCount)
        append(resource)
        let start = sink.wire.count
        var others: [Int] = []
        var siblings = appendScope(of: batch, places, resource, &others)
        while !siblings.isEmpty { siblings = appendScope(of: batch, siblings, resource, &others) }
        guard sink.wire.count > start else {
            sink.wire.truncate(to: frame.position)
            return others
        }
        resource.schemaURL?.lendUTF8 { unsafe sink.wire.append(field: Self.schemaURL, UnsafeRawBufferPointer($0)) }
        sink.wire.close(frame)
        return others
    }

    /// Writes the scope of the first of some spans of a resource with all of them that are of it, and returns those of
    /// other scopes; adds those of other resources to others.
    private mutating func appendScope(
        of batch: Batch, _ places: some Collection<Int>, _ resource: Resource, _ others: inout [Int]
    ) -> [Int] {
        var siblings: [Int] = []
        var scope: InstrumentationScope?
        let frame = sink.wire.open(field: Self.scopeSpans, expecting: expectedByteCount)
        var spanCount = 0
        for place in places {
            if place + Self.lookahead < batch.spans.count { batch.spans[place + Self.lookahead].prefetch() }
            switch append(batch.spans[place], of: resource, &scope, batch.convention) {
            case .written: spanCount += 1
            case .ofOtherScope: siblings.append(place)
            case .ofOtherResource: others.append(place)
            // One that somebody else has in hand has no scope that we could see.
            case .tooLarge, nil: skipped.append(place)
            }
        }
        guard spanCount > 0 else {
            sink.wire.truncate(to: frame.position)
            return siblings
        }
        batch.convention.schemaURL.withUTF8Buffer {
            unsafe sink.wire.append(field: Self.schemaURL, UnsafeRawBufferPointer($0))
        }
        sink.wire.close(frame)
        return siblings
    }

    /// What became of a span that was to be written below a scope.
    private enum Placement { case written, ofOtherScope, ofOtherResource, tooLarge }

    /// Writes a span if it is of a resource and a scope, or of a scope that is still to be found; nil when it cannot be lent.
    // Borrowed, because to take it out of the array would count a reference of it.
    private mutating func append(
        _ span: borrowing SealedSpan, of resource: Resource, _ scope: inout InstrumentationScope?,
        _ convention: any SemanticConvention
    ) -> Placement? {
        guard span.isOf(resource) else { return .ofOtherResource }
        let byteCount = span.byteCount
        return span.withRecord { record in
            if let scope {
                guard record.isRecorded(by: scope) else { return .ofOtherScope }
            } else {
                scope = record.scope
                append(record.scope)
            }
            return append(record, expecting: byteCount, convention) ? .written : .tooLarge
        }
    }

    /// Writes a span; returns false, and writes nothing, when it is too large.
    private mutating func append(
        _ record: borrowing SpanRecord, expecting byteCount: Int, _ convention: any SemanticConvention
    ) -> Bool {
        let frame = sink.wire.open(field: Self.span, expecting: byteCount)
        append(record, convention)
        guard sink.wire.count - frame.position <= Self.maximumSpanByteCount else {
            sink.wire.truncate(to: frame.position)
            return false
        }
        sink.wire.close(frame)
        return true
    }
}
