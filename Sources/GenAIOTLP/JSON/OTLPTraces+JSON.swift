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
