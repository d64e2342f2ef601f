// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// Every name that is sent, against the names and types that the conventions define in each version.
@Suite struct AttributeRegistryTests {
    private let conventions: ConventionFixtures

    init() throws { conventions = try ConventionFixtures.shared.get() }

    /// Names that are neither in the registry nor under `genai_telemetry.`, each with its reason.
    private static let excused: [String: String] = [
        "gen_ai.client.operation.time_to_first_chunk": "a metric of 1.41 that readers look for on spans",
        "input.value": "what backends show as the input of work that the conventions do not know",
        "output.value": "what backends show as the output of work that the conventions do not know",
        "metadata": "what backends read as metadata of the trace",
        "tag.tags": "what backends read as tags of the trace",
        "acme.region": "the application's own",
        "db.operation.name": "the database conventions, which are stable",
        "db.system.name": "the database conventions, which are stable",
        "db.collection.name": "the database conventions, which are stable",
        "db.query.text": "the database conventions, which are stable",
    ]

    /// Names that a later version brought under another name or in another way: they may not be sent in an older one.
    private static let replaced: [String: Set<String>] = [
        "1.36": [
            "gen_ai.provider.name", "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions",
            "openai.request.service_tier", "openai.response.service_tier", "openai.response.system_fingerprint",
            "gen_ai.usage.cache_write.input_tokens",
        ],
        "1.41": ["gen_ai.system", "gen_ai.usage.cache_write.input_tokens"],
        "latest": ["gen_ai.system", "gen_ai.usage.cache_creation.input_tokens"],
    ]

    @Test(arguments: GenAIConvention.Version.all)
    func `every name is one of the conventions, with its type, or has a reason`(version: GenAIConvention.Version) {
        var excused = Set(Self.excused.keys)
        for (name, values) in Telling(version).values where !name.hasPrefix("genai_telemetry.") {
            if Self.excused[name] != nil {
                excused.remove(name)
                continue
            }
            guard let types = conventions.types(of: name) else {
                Issue.record("\(name) is no name of the conventions")
                continue
            }
            #expect(Self.replaced[version.id]?.contains(name) == false, "\(version) says \(name) in another way")
            // A name that came later has the type that it came with.
            let type = types[version.id] ?? types["1.41"] ?? types["latest"] ?? ""
            for value in values { #expect(value.isOfType(type), "\(name) is \(value), not \(type)") }
        }
        #expect(excused == [], "excuses that excuse nothing")
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `an own name is in one namespace, in lowercase, and no namespace is a name`(version: GenAIConvention.Version) {
        let names = Telling(version).names
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || "._".contains($0) }, "\(name)")
        }
        // A database cannot have both a column `a` and a column `a.b` in one document; the summaries of content that was
        // kept back never stand beside the content.
        let summaries = [".byte_count", ".message_count", ".roles", ".dropped_count"]
        for name in names where name.hasPrefix("genai_telemetry.") && !summaries.contains(where: name.hasSuffix) {
            let inner = names.filter { $0.hasPrefix(name + ".") && !summaries.contains(where: $0.hasSuffix) }
            #expect(inner == [], "\(name) is a name and a namespace")
        }
    }
}
