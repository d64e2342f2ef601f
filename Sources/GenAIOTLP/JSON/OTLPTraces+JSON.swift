// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension OTLPTraces {
    /// The traces as OTLP/JSON, in one line of UTF-8.
    ///
    /// As the OTLP specification asks: names in lowerCamelCase, ids in hexadecimal, enums and 32-bit numbers as numbers,
    /// 64-bit numbers as decimal strings, bytes in base64.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("resourceSpans")
            json.array(resourceSpans) { $0.resourceSpans($1) }
        }
        return json.utf8
    }

    /// Reads OTLP/JSON: an `ExportTraceServiceRequest`, or `TracesData`, which look the same.
    ///
    /// Ids may be in capitals, enums by name, and 64-bit numbers unquoted. Members that are not known are left out.
    ///
    /// - Parameters:
    ///   - json: One JSON object in UTF-8.
    ///   - limits: How much is accepted.
    /// - Throws: An error that says where the text is wrong and what was expected there.
    public init(json: [UInt8], limits: OTLPDecodingLimits = OTLPDecodingLimits()) throws(OTLPDecodingError) {
        var reader = OTLPJSONReader(what: "OTLP/JSON text")
        self = try reader.traces(try reader.parse(json, limits: limits))
    }
}

extension OTLPTraceResponse {
    /// The answer as OTLP/JSON.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            guard self != OTLPTraceResponse() else { return }
            json.key("partialSuccess")
            json.object { json in
                json.member("rejectedSpans", decimal: rejectedSpans)
                json.member("errorMessage", text: errorMessage)
            }
        }
        return json.utf8
    }

    /// Reads an answer from OTLP/JSON.
    ///
    /// - Parameter json: One JSON object in UTF-8, from a server that is not trusted.
    /// - Throws: An error that says where the text is wrong and what was expected there.
    public init(json: [UInt8]) throws(OTLPDecodingError) {
        var reader = OTLPJSONReader(what: "answer to a trace request")
        self = try reader.response(try reader.parse(json, limits: Self.decodingLimits))
    }
}

// MARK: - Writing

// What is empty or zero is left out, as everywhere in proto3's JSON, but lists that a strict reader misses are not.
extension JSONWriter {
    fileprivate mutating func resourceSpans(_ resourceSpans: OTLPTraces.ResourceSpans) {
        object { json in
            json.key("resource")
            json.object { json in
                json.member("attributes", resourceSpans.attributes)
                json.member("droppedAttributesCount", number: resourceSpans.droppedAttributesCount)
            }
            json.key("scopeSpans")
            json.array(resourceSpans.scopeSpans) { $0.scopeSpans($1) }
            json.member("schemaUrl", text: resourceSpans.schemaURL ?? "")
        }
    }

    private mutating func scopeSpans(_ scopeSpans: OTLPTraces.ScopeSpans) {
        object { json in
            json.key("scope")
            json.object { json in
                json.member("name", text: scopeSpans.scope.name)
                json.member("version", text: scopeSpans.scope.version ?? "")
                json.member("attributes", scopeSpans.scope.attributes)
                json.member("droppedAttributesCount", number: scopeSpans.droppedScopeAttributesCount)
            }
            json.key("spans")
            json.array(scopeSpans.spans) { $0.span($1) }
            json.member("schemaUrl", text: scopeSpans.schemaURL ?? "")
        }
    }

    private mutating func span(_ span: OTLPSpan) {
        object { json in
            json.key("traceId")
            json.hexadecimal(span.traceIDBytes)
            json.key("spanId")
            json.hexadecimal(span.spanIDBytes)
            json.member("traceState", text: span.traceState)
            if !span.parentSpanIDBytes.isEmpty {
                json.key("parentSpanId")
                json.hexadecimal(span.parentSpanIDBytes)
            }
            json.member("flags", number: span.flags.rawValue)
            json.key("name")
            json.string(span.name)
            json.member("kind", number: UInt32(span.kind.rawValue))
            json.key("startTimeUnixNano")
            json.string(String(span.startTime))
            json.key("endTimeUnixNano")
            json.string(String(span.endTime))
            json.member("attributes", span.attributes)
            json.member("droppedAttributesCount", number: span.droppedAttributesCount)
            json.member("events", span.events) { $0.event($1) }
            json.member("droppedEventsCount", number: span.droppedEventsCount)
            json.member("links", span.links) { $0.link($1) }
            json.member("droppedLinksCount", number: span.droppedLinksCount)
            json.key("status")
            json.object { json in
                json.member("message", text: span.status.message)
                json.member("code", number: UInt32(span.status.code.rawValue))
            }
        }
    }

    private mutating func event(_ event: SpanEvent) {
        object { json in
            json.key("timeUnixNano")
            json.string(String(event.time))
            json.key("name")
            json.string(event.name)
            json.member("attributes", event.attributes)
            json.member("droppedAttributesCount", number: event.droppedAttributesCount)
        }
    }

    private mutating func link(_ link: OTLPSpan.Link) {
        object { json in
            json.key("traceId")
            json.hexadecimal(link.traceIDBytes)
            json.key("spanId")
            json.hexadecimal(link.spanIDBytes)
            json.member("traceState", text: link.traceState)
            json.member("attributes", link.attributes)
            json.member("droppedAttributesCount", number: link.droppedAttributesCount)
            json.member("flags", number: link.flags.rawValue)
        }
    }

    private mutating func pair(_ pair: Attributes.Element) {
        object { json in
            json.key("key")
            json.string(pair.key)
            json.key("value")
            json.anyValue(pair.value)
        }
    }

    private mutating func anyValue(_ value: AttributeValue) {
        object { json in
            switch value {
            case .string(let text):
                json.key("stringValue")
                json.string(text)
            case .bool(let truth):
                json.key("boolValue")
                json.bool(truth)
            case .int(let number):
                json.key("intValue")
                json.string(String(number))
            case .double(let number):
                json.key("doubleValue")
                json.double(number)
            case .bytes(let bytes):
                json.key("bytesValue")
                json.string(Base64.encode(bytes))
            // Strict readers want `values` also when there are none.
            case .array(let elements):
                json.key("arrayValue")
                json.object {
                    $0.key("values")
                    $0.array(elements) { $0.anyValue($1) }
                }
            case .map(let attributes):
                json.key("kvlistValue")
                json.object {
                    $0.key("values")
                    $0.array(attributes) { $0.pair($1) }
                }
            case .empty: break
            }
        }
    }

    // MARK: Members

    private mutating func member(_ name: String, _ attributes: Attributes) {
        member(name, attributes) { $0.pair($1) }
    }

    private mutating func member<Values: Collection>(
        _ name: String, _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
    ) {
        guard !values.isEmpty else { return }
        key(name)
        array(values, write)
    }

    fileprivate mutating func member(_ name: String, text: String) {
        guard !text.isEmpty else { return }
        key(name)
        string(text)
    }

    private mutating func member(_ name: String, number: UInt32) {
        guard number != 0 else { return }
        key(name)
        int(Int64(number))
    }

    fileprivate mutating func member(_ name: String, decimal number: Int64) {
        guard number != 0 else { return }
        key(name)
        string(String(number))
    }

    private mutating func hexadecimal(_ bytes: [UInt8]) {
        string(
            String(
                decoding: bytes.flatMap { [Hexadecimal.digit($0 >> 4), Hexadecimal.digit($0 & 0xF)] }, as: UTF8.self))
    }
}
