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
    private var groupOfSpan: [Int] = []

    /// Creates an encoder that holds no memory yet.
    public init() { self.init(arena: Arena()) }

    init(arena: consuming Arena) { sink = ProtobufAttributeSink(arena: arena) }

    /// Encodes a batch, named and described the way a convention wants it.
    public mutating func encode(_ spans: [SealedSpan], convention: any SemanticConvention) -> EncodedRequest {
        defer {
            packed.reset(retaining: Self.retainedByteCount)
            groups.removeAll(keepingCapacity: true)
            groupOfSpan.removeAll(keepingCapacity: true)
        }
        for span in spans { groupOfSpan.append(group(of: span)) }
        var skipped = groupOfSpan.indices.filter { groupOfSpan[$0] < 0 }
        for index in groups.indices {
            pack(group: index, of: spans, convention: convention, skipped: &skipped)
        }
        let frames = RequestFrames(groups: groups, schemaURL: convention.schemaURL)
        return EncodedRequest(
            frames.assemble(packed), spanCount: spans.count - skipped.count, skippedIndexes: skipped.sorted())
    }

    /// The position of the span's group, or -1 when its record is not to be had.
    private mutating func group(of span: SealedSpan) -> Int {
        guard let scope = span.withRecord({ $0.scope }) else { return -1 }
        let resource = span.resource
        if let index = groups.lastIndex(where: { $0.resource === resource && $0.scope == scope }) { return index }
        groups.append(SpanGroup(resource: resource, scope: scope))
        return groups.count - 1
    }

    /// Packs what a group consists of, one message after the other.
    private mutating func pack(
        group index: Int, of spans: [SealedSpan], convention: any SemanticConvention, skipped: inout [Int]
    ) {
        let (resource, scope) = (groups[index].resource, groups[index].scope)
        let isFirstOfResource = !groups[..<index].contains { $0.resource === resource }
        let start = packed.count
        if isFirstOfResource {
            sink.reset()
            let message = unsafe sink.builder.resource(resource.attributes)
            unsafe packed.append(
                field: RequestFrames.resource, message, bound: sink.builder.packedByteCountBound)
        }
        let contentStart = packed.count
        sink.reset()
        let message = unsafe sink.builder.scope(scope)
        unsafe packed.append(field: RequestFrames.scope, message, bound: sink.builder.packedByteCountBound)
        for position in spans.indices where groupOfSpan[position] == index {
            let isPacked = spans[position].withRecord { pack($0, convention: convention) }
            if isPacked != true { skipped.append(position) }
        }
        groups[index].resourceRange = start..<contentStart
        groups[index].contentRange = contentStart..<packed.count
    }

    private mutating func pack(_ record: borrowing SpanRecord, convention: any SemanticConvention) -> Bool {
        sink.reset()
        convention.map(record, into: &sink)
        let span = unsafe sink.builder.span(record, name: record.wireName(convention: convention))
        unsafe (span.pointee.n_attributes, span.pointee.attributes) = unsafe sink.attributes
        let bound = sink.builder.packedByteCountBound
        guard bound <= Self.maximumSpanByteCount else { return false }
        unsafe packed.append(field: RequestFrames.span, span, bound: bound)
        return true
    }
}
