// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP
public import GenAIConventions
public import GenAITelemetry

/// Turns spans into the protobuf bytes of an `ExportTraceServiceRequest`.
///
/// Make one and use it for every batch: it keeps its memory, so that a batch costs two allocations, both of them of the
/// ``EncodedRequest``. The same spans give the same bytes: resources, scopes and spans stand in the order in which they
/// first appear.
public struct TraceRequestEncoder: ~Copyable, Sendable {
    /// How much of the working memory is kept for the next batch: one of the largest ordinary size.
    private static let retainedByteCount = 4 * 1024 * 1024
    /// Protobuf cannot express a message of 2 GiB, and receivers refuse far smaller ones.
    private static let maximumSpanByteCount = 1 << 30

    private var sink: ProtobufAttributeSink
    private var packed = WireBuffer()
    private var groups: [SpanGroup] = []
    private var places: [PackedSpan] = []

    /// Creates an encoder that holds no memory yet.
    public init() { self.init(arena: Arena()) }

    init(arena: consuming Arena) { sink = ProtobufAttributeSink(arena: arena) }

    /// Bytes taken from the system, for the next batch.
    var heldByteCount: Int { packed.capacity + sink.heldByteCount }

    /// Encodes a batch, named and described the way a convention wants it.
    public mutating func encode(_ spans: [SealedSpan], convention: any SemanticConvention) -> EncodedRequest {
        defer {
            packed.reset(retaining: Self.retainedByteCount)
            groups.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
        }
        var skipped: [Int] = []
        for (index, span) in spans.enumerated() {
            let isPacked = span.withRecord { pack($0, resource: span.resource, convention: convention) }
            if isPacked != true { skipped.append(index) }
        }
        for index in groups.indices { packFrames(of: index) }
        // Nothing may hold the lists when they are emptied, or they would take new memory for every batch.
        let request = RequestFrames(groups: groups, places: places, schemaURL: convention.schemaURL).assemble(packed)
        return EncodedRequest(request, spanCount: spans.count - skipped.count, skippedIndexes: skipped)
    }

    private mutating func pack(
        _ record: borrowing SpanRecord, resource: Resource, convention: any SemanticConvention
    ) -> Bool {
        sink.reset()
        convention.map(record, into: &sink)
        let span = unsafe sink.builder.span(record, convention: convention)
        unsafe (span.pointee.n_attributes, span.pointee.attributes) = unsafe sink.attributes
        let bound = sink.builder.packedByteCountBound
        guard bound <= Self.maximumSpanByteCount else { return false }
        let start = packed.count
        unsafe packed.append(field: RequestFrames.span, span, bound: bound)
        let group = group(of: record.scope, resource)
        groups[group].spansByteCount += packed.count - start
        places.append(PackedSpan(group: group, range: start..<packed.count))
        return true
    }

    private mutating func group(of scope: InstrumentationScope, _ resource: Resource) -> Int {
        if let index = groups.lastIndex(where: { $0.resource === resource && $0.scope == scope }) { return index }
        groups.append(SpanGroup(resource: resource, scope: scope))
        return groups.count - 1
    }

    /// Packs the scope of a group, and its resource if no group before it has the same.
    private mutating func packFrames(of index: Int) {
        let group = groups[index]
        if !groups[..<index].contains(where: { $0.resource === group.resource }) {
            groups[index].resourceRange = unsafe pack(RequestFrames.resource) {
                unsafe $0.resource(group.resource.attributes)
            }
        }
        groups[index].scopeRange = unsafe pack(RequestFrames.scope) { unsafe $0.scope(group.scope) }
    }

    private mutating func pack<Message>(
        _ field: Int, _ build: (inout MessageBuilder) -> UnsafeMutablePointer<Message>
    ) -> Range<Int> {
        sink.reset()
        let message = unsafe build(&sink.builder)
        let start = packed.count
        unsafe packed.append(field: field, message, bound: sink.builder.packedByteCountBound)
        return start..<packed.count
    }
}
