// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct GenAIConventionTests {
    @Test(arguments: GenAIConvention.Version.all)
    func `every version keeps the contract of a convention`(version: GenAIConvention.Version) {
        let violations = SemanticConventionContract(GenAIConvention(version)).violations()
        #expect(violations == [], "\(violations.joined(separator: "\n"))")
    }

    @Test func `the schema URL is that of the version`() {
        #expect(GenAIConvention().schemaURL.description == "https://opentelemetry.io/schemas/1.41.0")
        #expect(
            GenAIConvention(.latest).schemaURL.description
                == "https://opentelemetry.io/schemas/gen-ai-dev/1.42.0-dev")
    }

    @Test func `the latest version differs from 1.41 in three things and no more`() {
        var differences: [String] = []
        for operation in SampleOperations.filled {
            for kind in [SpanKind.client, .internal] {
                let record = SpanRecord.sample(of: operation, kind: kind)
                let (old, new) = (record.attributes(.v1_41).attributes, record.attributes(.latest).attributes)
                #expect(old.count == new.count)
                for (old, new) in zip(old, new) where old != new {
                    differences.append("\(old.name) \(old.value) -> \(new.name) \(new.value)")
                }
            }
        }
        #expect(
            Set(differences) == [
                "gen_ai.request.top_k double(40.0) -> gen_ai.request.top_k int(40)",
                "gen_ai.usage.cache_creation.input_tokens int(50) -> gen_ai.usage.cache_write.input_tokens int(50)",
                "gen_ai.usage.cache_creation.input_tokens int(2) -> gen_ai.usage.cache_write.input_tokens int(2)",
                "gen_ai.usage.cache_creation.input_tokens int(10) -> gen_ai.usage.cache_write.input_tokens int(10)",
                #"gen_ai.agent.id string("agent-1") -> genai_telemetry.agent.id string("agent-1")"#,
                #"gen_ai.agent.version string("4") -> genai_telemetry.agent.version string("4")"#,
            ])
    }

    @Test(arguments: SampleOperations.empty)
    func `a span of which nothing is known says what it is and nothing else`(operation: any SpanOperation) {
        let attributes = SpanRecord.sample(of: operation).attributes().attributes
        let names = attributes.map(\.name).filter { $0 != "gen_ai.tool.type" }
        #expect(
            names == [] || names == ["gen_ai.operation.name"] || names == ["genai_telemetry.operation.name"],
            "\(attributes)")
    }
}
