// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry

/// How much of a version of the conventions is sent.
struct Coverage {
    let version: GenAIConvention.Version
    /// How many attributes the version has.
    let attributeCount: Int
    /// Attributes that are not sent, each with its reason.
    let excused: [(name: String, reason: String)]
    /// Attributes that are not sent, or not with their type, and have no reason.
    let missing: [String]
    /// Reasons for attributes that are sent.
    let idleExcuses: [String]

    /// Attributes that no span, event or resource of ours has, each with its reason.
    private static let reasons: [String: String] = [
        "gen_ai.token.type": "an attribute of metrics, and spans are all that is sent",
        "gen_ai.token.modality": "an attribute of metrics, and spans are all that is sent",
        "exception.stacktrace": "an error of Swift has none",
        "cloud.region": "no span of the conventions has it; a resource may",
        "enduser.id": "no span of the conventions has it; the user is `user.id`",
        "rpc.method": "no span of the conventions has it",
        "rpc.system.name": "no span of the conventions has it",
    ]

    init(of version: GenAIConvention.Version, _ conventions: ConventionFixtures) {
        let telling = Telling(version)
        let defined = conventions.registry.compactMapValues { $0[version.id] }
        func isSent(_ name: String, _ type: String) -> Bool {
            let isTemplate = type.hasPrefix("template")
            let values = telling.values.filter { $0.key == name || isTemplate && $0.key.hasPrefix(name + ".") }.values
            return !values.isEmpty && values.joined().allSatisfy { $0.isOfType(type) }
        }
        // What the older version tells as events is told; an event has no place in the registry of attributes.
        let unsent = defined.filter { !isSent($0.key, $0.value) }.keys.sorted()
        self.version = version
        attributeCount = defined.count
        excused = unsent.compactMap { name in Self.reasons[name].map { (name, $0) } }
        missing = unsent.filter { Self.reasons[$0] == nil }
        idleExcuses = version == .latest ? Self.reasons.keys.filter { telling.names.contains($0) }.sorted() : []
    }

    /// All versions as a table of Markdown, and what is not sent.
    static func table(_ conventions: ConventionFixtures) -> String {
        let all = GenAIConvention.Version.all.map { Coverage(of: $0, conventions) }
        var lines = ["| version | attributes | sent | with a reason not sent |", "|---|---:|---:|---:|"]
        for coverage in all {
            let sent = coverage.attributeCount - coverage.excused.count - coverage.missing.count
            lines.append(
                "| \(coverage.version) | \(coverage.attributeCount) | \(sent) | \(coverage.excused.count) |")
        }
        lines += ["", "| not sent | version | reason |", "|---|---|---|"]
        for name in Set(all.flatMap { $0.excused.map(\.name) }).sorted() {
            let versions = all.filter { $0.excused.contains { $0.name == name } }.map(\.version.id)
            lines.append("| `\(name)` | \(versions.joined(separator: ", ")) | \(reasons[name] ?? "") |")
        }
        lines += [
            "", "| type of span, all of which are recorded | kind | attributes | refined by |", "|---|---|---:|---|",
        ]
        for span in conventions.spans where span.refines == nil {
            let refinements = conventions.spans.filter { $0.refines == span.type }.map { "`\($0.type)`" }
            lines.append(
                "| `\(span.type)` | \(span.kind ?? "") | \(span.attributes.count) | \(refinements.joined(separator: ", ")) |"
            )
        }
        return lines.joined(separator: "\n")
    }
}
