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
        #expect(GenAIConvention(.v1_36).schemaURL.description == "https://opentelemetry.io/schemas/1.36.0")
        #expect(GenAIConvention().schemaURL.description == "https://opentelemetry.io/schemas/1.41.0")
        #expect(
            GenAIConvention(.latest).schemaURL.description
                == "https://opentelemetry.io/schemas/gen-ai-dev/1.42.0-dev")
    }

    /// The names that a version has and the next one has not, or has with another value.
    private func names(of old: GenAIConvention.Version, notIn new: GenAIConvention.Version) -> Set<String> {
        let operations = SampleOperations.filled
        let differing = operations.flatMap { operation in
            [SpanKind.client, .internal].flatMap { kind in
                let record = SpanRecord.sample(of: operation, kind: kind)
                let later = record.attributes(new)
                return record.attributes(old).attributes.filter { later[$0.name] != $0.value }.map(\.name)
            }
        }
        return Set(differing)
    }

    @Test func `the latest version differs from 1.41 in three things and no more`() {
        #expect(
            names(of: .v1_41, notIn: .latest) == [
                "gen_ai.request.top_k", "gen_ai.usage.cache_creation.input_tokens", "gen_ai.agent.id",
                "gen_ai.agent.version",
            ])
        #expect(
            names(of: .latest, notIn: .v1_41) == [
                "gen_ai.request.top_k", "gen_ai.usage.cache_write.input_tokens", "genai_telemetry.agent.id",
                "genai_telemetry.agent.version",
            ])
    }

    @Test func `1.36 differs from 1.41 in the names of providers and of what is OpenAI's, and in its events`() {
        #expect(
            names(of: .v1_36, notIn: .v1_41) == [
                "gen_ai.system", "gen_ai.openai.request.service_tier", "gen_ai.openai.response.service_tier",
                "gen_ai.openai.response.system_fingerprint",
            ])
        #expect(
            names(of: .v1_41, notIn: .v1_36) == [
                "gen_ai.provider.name", "openai.request.service_tier", "openai.response.service_tier",
                "openai.response.system_fingerprint", "gen_ai.input.messages", "gen_ai.output.messages",
                "gen_ai.system_instructions",
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
