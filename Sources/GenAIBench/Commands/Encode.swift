// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAIOTLP
import GenAITelemetry

/// The command `genai-bench encode`.
struct Encode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn spans that have ended into protobuf, batch by batch.",
        discussion: """
            Mapping by the profile, encoding and the outer frames; no compression and no network. The line of JSON has \
            spans, ns_per_span, cpu_us_per_span, bytes_per_span, allocations_per_batch and the other figures of \
            `genai-bench export --help` that make sense here.

            --print shows what is encoded instead: the spans of a turn, or one chat, decoded from the bytes and as \
            OTLP/JSON.

            Examples:
              genai-bench encode mix
              genai-bench encode chat --print
            """)

    /// Spans in a batch, as the batch processor's default.
    static let batchSize = 512

    @Argument(help: "Which spans: \(Mix.allCases.map(\.rawValue).joined(separator: " or ")).")
    var mix: Mix = .mix
    @Option(help: "How many.")
    var spans = 100_000
    @Option(help: "The profile: \(Profile.all.map(\.name).joined(separator: ", ")).")
    var profile = ProfileArgument(.generic)

    @Flag(help: "Print what is encoded, and measure nothing.")
    var print = false

    func run() throws {
        let profile = profile.profile
        if print { return try printSpans(profile) }
        // A box of its own for every call would count as memory of the encoder's.
        let convention: any SemanticConvention = profile
        let batch = StandardWorkload().sealedSpans(mix, count: min(spans, Self.batchSize))
        var encoder = TraceRequestEncoder()
        var byteCount = 0
        var encoded = 0
        // Once before: what is made at its first use and what is kept from batch to batch is not a batch's.
        _ = encoder.encode(batch, convention: convention)
        let measurement = Measurement()
        var batches = 0
        while encoded < spans {
            byteCount += encoder.encode(batch, convention: convention).byteCount
            encoded += batch.count
            batches += 1
        }
        var figures = measurement.figures(spanCount: encoded)
        if case .double(let each)? = figures["allocations_per_span"] {
            figures["allocations_per_batch"] = .double((each * Double(encoded)) / Double(batches))
        }
        figures["bytes_per_span"] = .double(Double(byteCount) / Double(max(encoded, 1)))
        figures["profile"] = .string(profile.name)
        Measurement.print(figures)
    }

    private func printSpans(_ profile: Profile) throws {
        let batch = StandardWorkload().sealedSpans(mix, count: mix == .mix ? StandardWorkload.spansPerTurn : 1)
        var encoder = TraceRequestEncoder()
        let request = encoder.encode(batch, convention: profile)
        let bytes = unsafe request.withUnsafeBytes { unsafe Array($0) }
        Swift.print(String(decoding: try OTLPTraces(protobuf: bytes).json(), as: UTF8.self))
    }
}

#endif
