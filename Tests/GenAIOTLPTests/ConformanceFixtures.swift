// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import Testing

@testable import GenAIOTLP

/// Writes what this module encodes into a folder, where `Tests/Conformance/decode.py` reads it with a second
/// implementation: a mistake that encoder and decoder share cannot hide there.
///
///     GENAI_CONFORMANCE_DIR=/tmp/fixtures swift test --filter ConformanceFixtures
///     Tests/Conformance/decode.py /tmp/fixtures
struct ConformanceFixtures {
    @Test func `fixtures for the second implementation are written`() throws {
        let folder = try Folder()
        var random = SplitMix(seed: freshSeed())
        var encoder = TraceRequestEncoder()
        for index in 0..<8 {
            let spans = random.spans(1 + random.below(40))
            try folder.write(spans, "plain-\(index)", encoder: &encoder, convention: PlainConvention())
            try folder.write(spans, "genai-\(index)", encoder: &encoder, convention: GenAIConvention())
        }
        for index in 0..<8 { try folder.write(random.traces(), "traces-\(index)") }
        for kind in ["arrays", "maps"] { try folder.write(nested(kind, levels: 64), "deep-\(kind)") }
        try folder.write(OTLPTraces(), "empty")
        try folder.write(OTLPTraceResponse(), "response-accepted")
        try folder.write(OTLPTraceResponse(rejectedSpans: 7, errorMessage: "no\u{0} é 👍"), "response-partial")
        try folder.write(OTLPTraceResponse(rejectedSpans: .max), "response-rejected")
        #expect(try folder.names.count >= 8 * 6 + 8 * 2 + 3 * 2 + 3 * 2)
    }

    /// Values inside values, deeper than any reader but Go's accepts.
    private func nested(_ kind: String, levels: Int) -> OTLPTraces {
        var value = AttributeValue.string("the innermost")
        for _ in 0..<levels { value = kind == "arrays" ? .array([value, .int(1)]) : .map(["inner": value, "n": 1]) }
        var span = OTLPSpan(traceIDBytes: Array(1...16), spanIDBytes: Array(1...8), name: "deep")
        span.attributes["deep"] = value
        span.events = [SpanEvent(name: "deep", time: 1, attributes: ["deep": value])]
        let scope = OTLPTraces.ScopeSpans(
            scope: InstrumentationScope(name: "deep", attributes: ["deep": value]), spans: [span])
        return OTLPTraces(resourceSpans: [.init(attributes: ["deep": value], scopeSpans: [scope])])
    }
}

/// A folder for fixtures: the one that `GENAI_CONFORMANCE_DIR` names, else one that goes away with the test.
private final class Folder {
    private let url: URL
    private let isTemporary: Bool

    init() throws {
        let named = ProcessInfo.processInfo.environment["GENAI_CONFORMANCE_DIR"]
        isTemporary = named == nil
        url =
            named.map { URL(fileURLWithPath: $0, isDirectory: true) }
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("genai-conformance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { if isTemporary { try? FileManager.default.removeItem(at: url) } }

    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: url.path).filter {
                $0.hasSuffix(".pb") || $0.hasSuffix(".json")
            }
        }
    }

    func write(
        _ spans: [SealedSpan], _ name: String, encoder: inout TraceRequestEncoder, convention: some SemanticConvention
    ) throws {
        try write(encoder.encode(spans, convention: convention).bytes, "\(name).pb")
        try write(OTLPTraces(spans, convention: convention).json(), "\(name).json")
        try write(RecordDump.dump(spans, convention: convention), "\(name).expected.json")
    }

    func write(_ traces: OTLPTraces, _ name: String) throws {
        try write(traces.protobuf().bytes, "\(name).pb")
        try write(traces.json(), "\(name).json")
    }

    func write(_ response: OTLPTraceResponse, _ name: String) throws {
        try write(response.protobuf(), "\(name).pb")
        try write(response.json(), "\(name).json")
    }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: url.appendingPathComponent(name))
    }
}
