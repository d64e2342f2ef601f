// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension OTLPJSONReader {
    /// The names of the span kinds, in the order of their numbers.
    private static let spanKinds = [
        "SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL", "SPAN_KIND_SERVER", "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER",
        "SPAN_KIND_CONSUMER",
    ]
    /// The names of the status codes, in the order of their numbers.
    private static let statusCodes = ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"]

    mutating func traces(_ root: Object) throws(OTLPDecodingError) -> OTLPTraces {
        OTLPTraces(
            resourceSpans: try elements("resourceSpans", of: root) { reader, value throws(OTLPDecodingError) in
                try reader.resourceSpans(reader.object(value))
            })
    }

    mutating func response(_ root: Object) throws(OTLPDecodingError) -> OTLPTraceResponse {
        let response = try member("partialSuccess", of: root) { reader, value throws(OTLPDecodingError) in
            let partial = try reader.object(value)
            let rejected = try reader.member("rejectedSpans", of: partial) { reader, value throws(OTLPDecodingError) in
                guard let number: Int64 = Self.integer(value) else { throw reader.expected("a whole number") }
                return number
            }
            return OTLPTraceResponse(
                rejectedSpans: rejected ?? 0, errorMessage: try reader.text("errorMessage", of: partial))
        }
        return response ?? OTLPTraceResponse()
    }

    private mutating func resourceSpans(_ object: Object) throws(OTLPDecodingError) -> OTLPTraces.ResourceSpans {
        var result = OTLPTraces.ResourceSpans()
        _ = try member("resource", of: object) { reader, value throws(OTLPDecodingError) in
            let resource = try reader.object(value)
            result.attributes = try reader.attributes("attributes", of: resource)
            result.droppedAttributesCount = try reader.number("droppedAttributesCount", of: resource)
        }
        result.schemaURL = try optionalText("schemaUrl", of: object)
        result.scopeSpans = try elements("scopeSpans", of: object) { reader, value throws(OTLPDecodingError) in
            try reader.scopeSpans(reader.object(value))
        }
        return result
    }

    private mutating func scopeSpans(_ object: Object) throws(OTLPDecodingError) -> OTLPTraces.ScopeSpans {
        var result = OTLPTraces.ScopeSpans(scope: InstrumentationScope(name: ""))
        _ = try member("scope", of: object) { reader, value throws(OTLPDecodingError) in
            let scope = try reader.object(value)
            result.scope = InstrumentationScope(
                name: try reader.text("name", of: scope), version: try reader.optionalText("version", of: scope),
                attributes: try reader.attributes("attributes", of: scope))
            result.droppedScopeAttributesCount = try reader.number("droppedAttributesCount", of: scope)
        }
        result.schemaURL = try optionalText("schemaUrl", of: object)
        result.spans = try elements("spans", of: object) { reader, value throws(OTLPDecodingError) in
            try reader.span(reader.object(value))
        }
        return result
    }

    private mutating func span(_ object: Object) throws(OTLPDecodingError) -> OTLPSpan {
        var span = OTLPSpan(
            traceIDBytes: try id("traceId", of: object), spanIDBytes: try id("spanId", of: object),
            name: try text("name", of: object))
        span.parentSpanIDBytes = try id("parentSpanId", of: object)
        span.traceState = try text("traceState", of: object)
        span.flags = OTLPSpanFlags(rawValue: try number("flags", of: object))
        span.kind = SpanKind(rawValue: try enumeration("kind", of: object, names: Self.spanKinds)) ?? .internal
        span.startTime = try number("startTimeUnixNano", of: object)
        span.endTime = try number("endTimeUnixNano", of: object)
        span.attributes = try attributes("attributes", of: object)
        span.droppedAttributesCount = try number("droppedAttributesCount", of: object)
        span.events = try elements("events", of: object) { reader, value throws(OTLPDecodingError) in
            try reader.event(reader.object(value))
        }
        span.droppedEventsCount = try number("droppedEventsCount", of: object)
        span.links = try elements("links", of: object) { reader, value throws(OTLPDecodingError) in
            try reader.link(reader.object(value))
        }
        span.droppedLinksCount = try number("droppedLinksCount", of: object)
        _ = try member("status", of: object) { reader, value throws(OTLPDecodingError) in
            let status = try reader.object(value)
            let code = try reader.enumeration("code", of: status, names: Self.statusCodes)
            span.status = OTLPSpan.Status(
                OTLPSpan.Status.Code(rawValue: code) ?? .unset, message: try reader.text("message", of: status))
        }
        return span
    }

    private mutating func event(_ object: Object) throws(OTLPDecodingError) -> SpanEvent {
        SpanEvent(
            name: try text("name", of: object), time: try number("timeUnixNano", of: object),
            attributes: try attributes("attributes", of: object),
            droppedAttributesCount: try number("droppedAttributesCount", of: object))
    }

    private mutating func link(_ object: Object) throws(OTLPDecodingError) -> OTLPSpan.Link {
        var link = OTLPSpan.Link(
            traceIDBytes: try id("traceId", of: object), spanIDBytes: try id("spanId", of: object))
        link.traceState = try text("traceState", of: object)
        link.flags = OTLPSpanFlags(rawValue: try number("flags", of: object))
        link.attributes = try attributes("attributes", of: object)
        link.droppedAttributesCount = try number("droppedAttributesCount", of: object)
        return link
    }

    // MARK: Attributes

    private mutating func attributes(_ name: String, of object: Object) throws(OTLPDecodingError) -> Attributes {
        Attributes(
            lastOfEachName: try elements(name, of: object) { reader, value throws(OTLPDecodingError) in
                let pair = try reader.object(value)
                let content = try reader.member("value", of: pair) { reader, value throws(OTLPDecodingError) in
                    try reader.anyValue(reader.object(value))
                }
                return Attributes.Pair(key: try reader.text("key", of: pair), value: content ?? .empty)
            })
    }

    private mutating func anyValue(_ object: Object) throws(OTLPDecodingError) -> AttributeValue {
        // One member says the kind. None, or one that is not known, is the empty value.
        for (name, _) in object {
            let value = try member(name, of: object) { reader, value throws(OTLPDecodingError) in
                try reader.anyValue(kind: name, value)
            }
            if let value = value ?? nil { return value }
        }
        return .empty
    }

    private mutating func anyValue(
        kind: String, _ value: AttributeValue
    ) throws(OTLPDecodingError) -> AttributeValue? {
        switch kind {
        case "stringValue":
            guard case .string = value else { throw expected("a string") }
            return value
        case "boolValue":
            guard case .bool = value else { throw expected("true or false") }
            return value
        case "intValue":
            guard let number: Int64 = Self.integer(value) else { throw expected("a whole number of 64 bits") }
            return .int(number)
        case "doubleValue":
            guard let number = Self.double(value) else { throw expected("a number, NaN, Infinity or -Infinity") }
            return .double(number)
        case "bytesValue":
            guard case .string(let text) = value, let bytes = Base64.decode(text.utf8) else {
                throw expected("bytes in base64")
            }
            return .bytes(bytes)
        case "arrayValue":
            let elements = try elements("values", of: object(value)) { reader, value throws(OTLPDecodingError) in
                try reader.anyValue(reader.object(value))
            }
            return .array(elements)
        case "kvlistValue": return .map(try attributes("values", of: object(value)))
        default: return nil
        }
    }

    private mutating func optionalText(_ name: String, of object: Object) throws(OTLPDecodingError) -> String? {
        let text = try text(name, of: object)
        return text.isEmpty ? nil : text
    }
}
