// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

extension EnvironmentReader {
    /// `OTEL_RESOURCE_ATTRIBUTES`: `key=value` pairs, percent-decoded.
    ///
    /// The specification discards all of them when one cannot be decoded, because half a resource would be attributed
    /// to the wrong service.
    mutating func resourceAttributes() -> [String: String]? {
        guard let pairs = list(.resourceAttributes) else { return nil }
        var attributes: [String: String] = [:]
        for (index, pair) in pairs.enumerated() {
            guard let (key, value) = Self.decodePair(pair) else {
                warn(
                    .resourceAttributes, "a list whose pair \(index + 1) of \(pairs.count) is no key=value",
                    "ignoring the whole list")
                return nil
            }
            attributes[key] = value
        }
        return attributes
    }

    /// `OTEL_EXPORTER_OTLP_HEADERS`: `name=value` pairs in the syntax of W3C Baggage without metadata, percent-decoded,
    /// with a plus taken literally.
    ///
    /// A bad pair is skipped, and only its position is told: its name may be half a password.
    mutating func headers(_ variable: EnvironmentVariable) -> HTTPHeaders? {
        guard let pairs = list(variable) else { return nil }
        var headers = HTTPHeaders()
        for (index, pair) in pairs.enumerated() {
            let place = "a list whose pair \(index + 1) of \(pairs.count)"
            guard let (name, value) = Self.decodePair(pair) else {
                warn(variable, "\(place) is no name=value", "skipping that pair")
                continue
            }
            do {
                try headers.set(name, to: value)
            } catch {
                warn(variable, "\(place) cannot be sent (\(error.message.dropLast()))", "skipping that pair")
            }
        }
        return headers
    }

    /// Splits at the first `=`, so that the padding of base64 stays with the value.
    private static func decodePair(_ pair: String) -> (String, String)? {
        let bytes = Array(pair.utf8)
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")),
            let key = PercentEncoding.decodeStrictly(bytes[..<equals]).map({ trim($0) }), !key.isEmpty,
            let value = PercentEncoding.decodeStrictly(bytes[(equals + 1)...])
        else { return nil }
        return (key, trim(value))
    }

    mutating func tracesExporters() -> [EnvironmentConfiguration.TracesExporter]? {
        names(.tracesExporter, none: true, known: "otlp, console, otlp/stdout", otherwise: "using the default, otlp") {
            EnvironmentConfiguration.TracesExporter(rawValue: $0)
        }
    }

    mutating func statistics() -> [StatisticsOccasion]? {
        names(.statistics, none: true, known: "exit, sigusr1", otherwise: "printing none") {
            StatisticsOccasion(rawValue: $0)
        }
    }

    mutating func sampler() -> EnvironmentConfiguration.Sampler? {
        let names = [
            "always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off",
            "parentbased_traceidratio",
        ]
        let words = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
        let fallback = "using the default, parentbased_always_on"
        guard let name = choice(.tracesSampler, from: words, otherwise: fallback) else { return nil }
        let isParentBased = name.hasPrefix("parentbased_")
        let root: EnvironmentConfiguration.Sampler.Root =
            if name.hasSuffix("always_on") {
                .alwaysOn
            } else if name.hasSuffix("always_off") {
                .alwaysOff
            } else {
                .ratio(ratio())
            }
        return .init(root: root, isParentBased: isParentBased)
    }

    private mutating func ratio() -> Double {
        guard let text = text(.tracesSamplerArgument) else { return 1 }
        guard let ratio = Double(text), (0...1).contains(ratio) else {
            warn(.tracesSamplerArgument, "\(Self.shape(text)), not a number from 0 to 1", "using the default, 1")
            return 1
        }
        return ratio
    }

    /// The capture policy.
    ///
    /// What is not understood records nothing: a typing mistake must not publish prompts.
    mutating func contentCapture() -> EnvironmentConfiguration.ContentCapture? {
        choice(
            .captureMessageContent,
            from: [
                "true": .spans, "false": .none, "no_content": .none, "span_only": .spans, "event_only": .events,
                "span_and_event": .spansAndEvents,
            ],
            otherwise: "recording no content")
            ?? (text(.captureMessageContent) == nil ? nil : EnvironmentConfiguration.ContentCapture.none)
    }

    /// A list of known words without repetitions; `none` empties it.
    ///
    /// `nil` when no word is known.
    private mutating func names<Value: Hashable>(
        _ variable: EnvironmentVariable, none: Bool, known: String, otherwise: String, parse: (String) -> Value?
    ) -> [Value]? {
        guard let words = list(variable)?.map({ $0.lowercased() }), !words.isEmpty else { return nil }
        if words.contains("none") {
            if words.contains(where: { $0 != "none" }) {
                warn(variable, "a list that has none beside other names", "taking it as none")
            }
            return []
        }
        var values: [Value] = []
        var unknown = 0
        for word in words {
            guard let value = parse(word) else {
                unknown += 1
                continue
            }
            if !values.contains(value) { values.append(value) }
        }
        if unknown > 0 {
            warn(
                variable, "a list with \(unknown) of \(words.count) names unknown here (known: \(known), none)",
                values.isEmpty ? otherwise : "using the others")
        }
        return values.isEmpty ? nil : values
    }
}
