// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// The spans of one scope of one resource, and where what stands before them is packed.
struct SpanGroup {
    let resource: Resource
    let scope: InstrumentationScope
    /// The packed resource; empty unless the group is the first of its resource.
    var resourceRange = 0..<0
    /// The packed scope.
    var scopeRange = 0..<0
    /// How many bytes the packed spans have together.
    var spansByteCount = 0

    init(resource: Resource, scope: InstrumentationScope) {
        self.resource = resource
        self.scope = scope
    }
}

/// Where a packed span is, and whose it is.
struct PackedSpan {
    let group: Int
    let range: Range<Int>
}

/// The outer frames of a request: resource spans around scope spans around spans.
///
/// protobuf-c would move every byte once for each frame around it, and walk all spans once more to learn their sizes.
/// The frames are five fields, so they are written here.
struct RequestFrames {
    // The field numbers of opentelemetry/proto/trace/v1/trace.proto and of the request around it.
    static let resource = 1
    static let scope = 1
    static let span = 2
    private static let resourceSpans = 1
    private static let scopeSpans = 2
    private static let schemaURL = 3

    let groups: [SpanGroup]
    let places: [PackedSpan]
    /// The schema that attributes, spans and events of every scope follow.
    let schemaURL: StaticString

    /// Puts the packed pieces into their frames, in memory of exactly the size needed.
    func assemble(_ packed: borrowing WireBuffer) -> WireBuffer {
        var byteCount = 0
        for index in groups.indices where !groups[index].resourceRange.isEmpty {
            byteCount += WireBuffer.fieldByteCount(of: resourceSpansByteCount(index))
        }
        var request = WireBuffer(capacity: byteCount)
        for index in groups.indices where !groups[index].resourceRange.isEmpty {
            append(index, of: packed, to: &request)
        }
        return request
    }

    private func append(_ first: Int, of packed: borrowing WireBuffer, to request: inout WireBuffer) {
        request.appendHeader(field: Self.resourceSpans, byteCount: resourceSpansByteCount(first))
        unsafe request.append(packed.bytes(in: groups[first].resourceRange))
        for index in first..<groups.endIndex where groups[index].resource === groups[first].resource {
            request.appendHeader(field: Self.scopeSpans, byteCount: scopeSpansByteCount(index))
            unsafe request.append(packed.bytes(in: groups[index].scopeRange))
            appendSpans(index, of: packed, to: &request)
            schemaURL.withUTF8Buffer {
                unsafe request.append(field: Self.schemaURL, UnsafeRawBufferPointer($0))
            }
        }
        if var text = groups[first].resource.schemaURL {
            text.withUTF8 { unsafe request.append(field: Self.schemaURL, UnsafeRawBufferPointer($0)) }
        }
    }

    /// Copies the spans of a group, neighbours together.
    private func appendSpans(_ group: Int, of packed: borrowing WireBuffer, to request: inout WireBuffer) {
        var pending = 0..<0
        for place in places where place.group == group {
            if place.range.lowerBound == pending.upperBound {
                pending = pending.lowerBound..<place.range.upperBound
            } else {
                unsafe request.append(packed.bytes(in: pending))
                pending = place.range
            }
        }
        unsafe request.append(packed.bytes(in: pending))
    }

    private func resourceSpansByteCount(_ first: Int) -> Int {
        var byteCount = groups[first].resourceRange.count
        for index in first..<groups.endIndex where groups[index].resource === groups[first].resource {
            byteCount += WireBuffer.fieldByteCount(of: scopeSpansByteCount(index))
        }
        return byteCount + Self.textFieldByteCount(groups[first].resource.schemaURL?.utf8.count ?? 0)
    }

    private func scopeSpansByteCount(_ index: Int) -> Int {
        groups[index].scopeRange.count + groups[index].spansByteCount
            + Self.textFieldByteCount(schemaURL.utf8ByteCount)
    }

    private static func textFieldByteCount(_ byteCount: Int) -> Int {
        byteCount == 0 ? 0 : WireBuffer.fieldByteCount(of: byteCount)
    }
}

extension StaticString {
    /// How many bytes the text has, in whichever form the compiler keeps it.
    fileprivate var utf8ByteCount: Int {
        hasPointerRepresentation ? utf8CodeUnitCount : withUTF8Buffer { $0.count }
    }
}
