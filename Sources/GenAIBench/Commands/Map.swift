// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAITelemetry

/// The command `genai-bench map`.
struct Map: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn spans that have ended into attributes, and nothing else.",
        discussion: "The sink counts what it is given and keeps nothing: what is left is the cost of the mapping.")

    @Argument(help: "Which spans: \(Mix.allCases.map(\.rawValue).joined(separator: " or ")).")
    var mix: Mix = .mix
    @Option(help: "How many.")
    var spans = 100_000
    @Option(help: "The profile: \(Profile.all.map(\.name).joined(separator: ", ")).")
    var profile = ProfileArgument(.generic)

    func run() {
        let profile = profile.profile
        let batch = StandardWorkload().sealedSpans(mix, count: min(spans, Encode.batchSize))
        var sink = CountingSink()
        let measurement = Measurement()
        var mapped = 0
        while mapped < spans {
            for span in batch { span.withRecord { profile.map($0, into: &sink) } }
            mapped += batch.count
        }
        var figures = measurement.figures(spanCount: mapped)
        figures["attributes_per_span"] = .double(Double(sink.count) / Double(max(mapped, 1)))
        figures["profile"] = .string(profile.name)
        Measurement.print(figures)
    }
}

/// Counts attributes, and the bytes of those that are written as JSON.
struct CountingSink: AttributeSink {
    private(set) var count = 0
    private var json = JSONWriter()

    mutating func set(_ key: StaticString, _ value: String) { count += 1 }
    mutating func set(_ key: StaticString, constant value: StaticString) { count += 1 }
    mutating func set(_ key: StaticString, _ value: Int64) { count += 1 }
    mutating func set(_ key: StaticString, _ value: Double) { count += 1 }
    mutating func set(_ key: StaticString, _ value: Bool) { count += 1 }
    mutating func set(_ key: StaticString, count: Int, _ text: (Int) -> String) { self.count += 1 }
    mutating func set(_ key: StaticString, _ value: AttributeValue) { count += 1 }
    mutating func set(dynamic key: String, _ value: AttributeValue) { count += 1 }

    mutating func setJSON(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
        json.reset()
        write(&json)
        count += 1
    }
}

#endif
