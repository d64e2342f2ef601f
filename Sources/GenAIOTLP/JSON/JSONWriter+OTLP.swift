// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// What is empty or zero is left out, as everywhere in proto3's JSON, but lists that a strict reader misses are not.
extension JSONWriter {
    mutating func resourceSpans(_ resourceSpans: OTLPTraces.ResourceSpans) {
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
            guard span.status != OTLPSpan.Status() else { return }
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

    private mutating func pair(_ pair: Attributes.Element, valueDepth: Int) {
        object { json in
            json.key("key")
            json.string(pair.key)
            json.key("value")
            json.anyValue(pair.value, depth: valueDepth)
        }
    }

    private mutating func anyValue(_ value: AttributeValue, depth: Int) {
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
            case .sensitive(let stated):
                json.key("stringValue")
                json.string(stated.description)
            case .bytes(let bytes):
                json.key("bytesValue")
                json.string(Base64.encode(bytes))
            // Strict readers want `values` also when there are none.
            case .array(let elements):
                guard let depth = NestingLimit.elementDepth(ofArrayAt: depth) else { return }
                json.key("arrayValue")
                json.object {
                    $0.key("values")
                    $0.array(elements) { $0.anyValue($1, depth: depth) }
                }
            case .map(let attributes):
                guard let depth = NestingLimit.valueDepth(ofMapAt: depth) else { return }
                json.key("kvlistValue")
                json.object {
                    $0.key("values")
                    $0.array(attributes) { $0.pair($1, valueDepth: depth) }
                }
            case .empty: break
            }
        }
    }

    // MARK: Members

    private mutating func member(_ name: String, _ attributes: Attributes) {
        member(name, attributes) { $0.pair($1, valueDepth: NestingLimit.attributeValue) }
    }

    private mutating func member<Values: Collection>(
        _ name: String, _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
    ) {
        guard !values.isEmpty else { return }
        key(name)
        array(values, write)
    }

    mutating func member(_ name: String, text: String) {
        guard !text.isEmpty else { return }
        key(name)
        string(text)
    }

    private mutating func member(_ name: String, number: UInt32) {
        guard number != 0 else { return }
        key(name)
        int(Int64(number))
    }

    mutating func member(_ name: String, decimal number: Int64) {
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
