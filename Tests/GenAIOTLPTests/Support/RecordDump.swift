// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting

/// Writes down what was recorded, for `Tests/Conformance/decode.py` to compare with what it decodes.
///
/// It shares nothing with the encoders: it reads the records, takes the attributes from another sink, and has a format of
/// its own, in which every scalar says its type and numbers are exact.
struct RecordDump {
    private var json = JSONWriter()

    static func dump(_ spans: [SealedSpan], convention: some SemanticConvention) -> [UInt8] {
        var dump = RecordDump()
        dump.json.array(spans) { json, span in
            json.object { json in
                json.texts("resource", span.resource.attributes.map { ($0.key, $0.value) })
                json.text("resourceSchema", span.resource.schemaURL ?? "")
                json.text("scopeSchema", convention.schemaURL.description)
                json.record(span.record, convention: convention)
            }
        }
        return dump.json.utf8
    }
}

extension JSONWriter {
    fileprivate mutating func record(_ record: SpanRecord, convention: some SemanticConvention) {
        text("scope", record.scope.name)
        text("scopeVersion", record.scope.version ?? "")
        text("traceID", record.context.traceID.description)
        text("spanID", record.context.spanID.description)
        text("parentSpanID", record.parent?.spanID.description ?? "")
        text("traceState", record.context.traceState.headerValue)
        let remote = record.parent?.isRemote == true
        text("flags", String(256 + Int(record.context.flags.rawValue) + (remote ? 512 : 0)))
        let name = convention.spanName(for: record).description
        let substitute = record.operationKind == .generic ? "unnamed" : record.operationKind.rawValue
        text("name", name.isEmpty ? substitute : name)
        text("kind", "\(record.kind)")
        text("start", String(record.startTime))
        text("end", String(record.endTime))
        let collected = AttributeCollector(of: record, by: convention)
        texts("attributes", collected.attributes.map { ($0.name, $0.value) })
        text("dropped", "\(record.dropped.attributes) \(record.dropped.events) \(record.dropped.links)")
        switch record.status.code {
        case .unset: text("status", "unset")
        case .ok: text("status", "ok")
        case .error, .timeout, .cancelled: text("status", "error " + (record.status.message ?? ""))
        }
        key("events")
        array(record.events + convention.events(of: record)) { json, event in
            json.object { json in
                json.text("name", event.name.isEmpty ? "unnamed" : event.name)
                json.text("time", String(event.time))
                json.text("dropped", String(event.droppedAttributesCount))
                json.texts("attributes", event.attributes.map { ($0.key, $0.value) })
            }
        }
        key("links")
        array(record.links) { json, link in
            json.object { json in
                json.text("traceID", link.context.traceID.description)
                json.text("spanID", link.context.spanID.description)
                json.text("traceState", link.context.traceState.headerValue)
                json.text("flags", String(256 + Int(link.context.flags.rawValue) + (link.context.isRemote ? 512 : 0)))
                json.text("dropped", String(link.droppedAttributesCount))
                json.texts("attributes", link.attributes.map { ($0.key, $0.value) })
            }
        }
    }

    fileprivate mutating func text(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Pairs of names and values, in order.
    fileprivate mutating func texts(_ name: String, _ pairs: [(String, AttributeValue)]) {
        key(name)
        array(pairs) { json, pair in
            json.array { json in
                json.string(pair.0)
                json.exact(pair.1)
            }
        }
    }

    /// A value as its type and its content.
    private mutating func exact(_ value: AttributeValue) {
        array { json in
            switch value {
            case .string(let text):
                json.string("string")
                json.string(text)
            case .bool(let truth):
                json.string("bool")
                json.bool(truth)
            case .int(let number):
                json.string("int")
                json.string(String(number))
            case .double(let number):
                json.string("double")
                json.string(number.isNaN ? "nan" : String(number.bitPattern, radix: 16))
            case .sensitive(let stated): json.string(stated.description)
            case .bytes(let bytes):
                json.string("bytes")
                json.array(bytes) { $0.int(Int64($1)) }
            case .array(let elements):
                json.string("array")
                json.array(elements) { $0.exact($1) }
            case .map(let attributes):
                json.string("map")
                json.array(attributes) { json, pair in
                    json.array { json in
                        json.string(pair.key)
                        json.exact(pair.value)
                    }
                }
            case .empty: json.string("empty")
            }
        }
    }
}
