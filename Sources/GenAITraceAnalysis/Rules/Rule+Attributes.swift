// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// Names, types and words of attributes, against the registry.
extension Rule {
    static let attributes: [Rule] = [
        Rule(
            "unknown-attribute", .warning, "A name under `gen_ai.` that no version of the conventions has.",
            because: "Backends ignore it, or show it as a bare tag.",
            advice: "Use a name of the conventions, or a prefix of your own.",
            everySpan: { span in
                span.names.filter { Registry.governs($0) && Registry.attribute($0) == nil }.compactMap(unknown)
            }),
        Rule(
            "vendor-attribute", .info, "A name under `gen_ai.` that is not in the conventions and that somebody reads.",
            because: "It works where it is read, and nowhere else.", advice: "Keep it if you use that reader.",
            everySpan: { span in
                span.names.filter { Registry.attribute($0) == nil }.compactMap { name in
                    if AttributeDefinition.proposed.contains(name) {
                        return Observation(name, "is proposed, and not accepted")
                    }
                    return VendorAttribute.reader(of: name).map {
                        Observation(name, "is no name of the conventions, and read by \($0)")
                    }
                }
            }),
        Rule(
            "deprecated-attribute", .warning, "An attribute that its version of the conventions has given up.",
            because: "Newer readers do not look for it.", advice: "Send the name that took its place.",
            everySpan: { span in span.names.compactMap { deprecated($0, on: span) } }),
        Rule(
            "later-attribute", .info, "An attribute that is younger than the version that the span states.",
            because: "Readers of that version ignore it.", advice: "Nothing, unless a reader is strict.",
            everySpan: { span in
                span.names.compactMap { name in
                    guard span.isVersionStated, name.hasPrefix("gen_ai."), let attribute = Registry.attribute(name),
                        attribute.type(in: span.version) == nil, attribute.firstVersion > span.version
                    else { return nil }
                    return Observation(
                        name, "is of \(attribute.firstVersion.rawValue), on a span of \(span.version.rawValue)")
                }
            }),
        Rule(
            "wrong-type", .error, "A value of another type than the attribute has.",
            because: "Readers are typed: a number in a string is not added up, a string is no list.",
            advice: "Send the type of the conventions.",
            everySpan: { span in span.span.attributes.compactMap { wrongType($0.key, $0.value, on: span) } }),
        Rule(
            "unknown-value", .info, "A word that the conventions do not list where they list words.",
            because: "It is allowed, and dashboards that group by the known words put it apart.",
            advice: "Use the listed word if one means the same.",
            everySpan: { span in span.span.attributes.compactMap { unknownValue($0.key, $0.value) } }),
        Rule(
            "schema-mismatch", .warning, "Names of one version under the schema URL of another.",
            because: "A collector that translates by schema translates the wrong names.",
            advice: "State the schema of the names that you send, or none.",
            check: { span in
                guard let stated = span.schemaURL.flatMap(ConventionVersion.init(schemaURL:)) else { return [] }
                let isOld = span.has("gen_ai.system") && !span.has("gen_ai.provider.name")
                let isNew = span.has("gen_ai.provider.name") && !span.has("gen_ai.system")
                if stated > .v1_36, isOld {
                    return [Observation("gen_ai.system", "the schema is of \(stated.rawValue), this name of 1.36")]
                }
                if stated == .v1_36, isNew {
                    return [Observation("gen_ai.provider.name", "the schema is of 1.36, this name of 1.37 and later")]
                }
                return []
            }),
        Rule(
            "redundant-default", .warning, "An attribute that says what its absence says.",
            because: "The conventions want it only when it differs: counting spans that have it counts wrong.",
            advice: "Leave it off.",
            check: { span in
                let defaults: [(String, AttributeValue)] = [
                    ("gen_ai.request.stream", false), ("gen_ai.request.choice.count", 1),
                    ("gen_ai.conversation.compacted", false), ("openai.request.service_tier", "auto"),
                    ("gen_ai.openai.request.service_tier", "auto"),
                ]
                return defaults.compactMap { name, value in
                    span[name] == value ? Observation(name, "is \(value.plainText)") : nil
                }
            }),
        Rule(
            "bytes-attribute", .warning, "An attribute that holds raw bytes.",
            because: "Several backends drop the attribute, and some the whole span.",
            advice: "Send base64 in a string.",
            everySpan: { span in
                span.span.attributes.compactMap { name, value in
                    if case .bytes = value { Observation(name, "holds bytes") } else { nil }
                }
            }),
    ]

    // MARK: How the larger ones decide

    @Sendable private static func unknown(_ name: String) -> Observation? {
        if VendorAttribute.reader(of: name) != nil || AttributeDefinition.proposed.contains(name) { return nil }
        guard let nearest = Registry.nearestName(to: name) else {
            return Observation(name, "is not a name of the conventions")
        }
        return Observation(name, "is not a name of the conventions", advice: "Did you mean \(nearest)?")
    }

    private static func deprecated(_ name: String, on span: ObservedSpan) -> Observation? {
        guard let attribute = Registry.attribute(name), attribute.isDeprecated(in: span.version) else { return nil }
        let found = "is deprecated in \(span.version.rawValue)"
        guard let replacement = attribute.replacement else { return Observation(name, found, advice: "Leave it off.") }
        if span.has(replacement) {
            let advice = "Keep both while older readers are in use."
            return Observation(name, "\(found), beside \(replacement)", severity: .info, advice: advice)
        }
        return Observation(name, found, advice: "Send \(replacement).")
    }

    private static func wrongType(_ name: String, _ value: AttributeValue, on span: ObservedSpan) -> Observation? {
        guard let attribute = Registry.attribute(name) else { return nil }
        // What a version does not have yet, or has no longer, has one type in all others.
        var types = [attribute.type(in: span.version)].compactMap(\.self)
        if types.isEmpty || !span.isVersionStated { types = attribute.allTypes }
        let fits = types.map { $0.fit(of: value) }
        guard let wanted = types.first, !fits.contains(.right) else { return nil }
        let found = "is \(value.typeName), not \(wanted.description)"
        guard fits.contains(.otherNumber) else { return Observation(name, found) }
        return Observation(
            name, found, severity: .warning,
            reason: "Strict readers, and stores with a column for each type, refuse it.")
    }

    @Sendable private static func unknownValue(_ name: String, _ value: AttributeValue) -> Observation? {
        guard let word = value.string, let attribute = Registry.attribute(name), !attribute.members.isEmpty,
            name != "error.type", !attribute.members.contains(word)
        else { return nil }
        if let current = attribute.renamedMembers[word] {
            return Observation(name, "has the old word for \(current)", example: word, severity: .warning)
        }
        // A word of another vocabulary of providers, or one that is misspelled, was meant to be a listed one.
        let renamed = Registry.attribute("gen_ai.system")?.renamedMembers[word]
        let near = renamed ?? Registry.nearest(to: word, among: attribute.members)
        guard let near else { return Observation(name, "has a word of its own", example: word.ifWord) }
        return Observation(
            name, "is almost \(near)", example: word, severity: .warning, advice: "Did you mean \(near)?")
    }
}

extension AttributeValue {
    /// A short value as text; a long or nested one by its type.
    var plainText: String {
        switch self {
        case .string(let text): text.excerpt
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): String(number)
        default: typeName
        }
    }
}

extension String {
    /// The beginning, for an example.
    var excerpt: String { beginning(60) }

    /// The beginning, with an ellipsis where it was cut; the characters of a text of megabytes are not counted.
    func beginning(_ limit: Int) -> String {
        prefix(limit + 1).count > limit ? prefix(limit - 1) + "…" : self
    }

    /// The text, if it can be a word of a vocabulary: a sentence or a piece of JSON in the wrong place may be content.
    fileprivate var ifWord: String? {
        utf8.count <= 60 && utf8.allSatisfy { $0 > 0x20 && !#"{}[]""#.utf8.contains($0) } ? self : nil
    }
}
