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
        discussion: "Mapping by the profile, encoding and the outer frames; no compression and no network.")

    /// Spans in a batch, as the batch processor's default.
    static let batchSize = 512

    @Argument(help: "Which spans: \(Mix.allCases.map(\.rawValue).joined(separator: " or ")).")
    var mix: Mix = .mix
    @Option(help: "How many.")
    var spans = 100_000
    @Option(help: "The profile: \(Profile.all.map(\.name).joined(separator: ", ")).")
    var profile = ProfileArgument(.generic)

    func run() {
        let profile = profile.profile
        let batch = StandardWorkload().sealedSpans(mix, count: min(spans, Self.batchSize))
        var encoder = TraceRequestEncoder()
        var byteCount = 0
        let measurement = Measurement()
        var encoded = 0
        while encoded < spans {
            byteCount += encoder.encode(batch, convention: profile).byteCount
            encoded += batch.count
        }
        var figures = measurement.figures(spanCount: encoded)
        figures["bytes_per_span"] = .double(Double(byteCount) / Double(max(encoded, 1)))
        figures["profile"] = .string(profile.name)
        Measurement.print(figures)
    }
}

#endif
