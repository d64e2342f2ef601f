// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

/// Every attribute and every span of the conventions, against what is sent.
@Suite struct CoverageTests {
    private let conventions: ConventionFixtures

    init() throws { conventions = try ConventionFixtures.shared.get() }

    @Test(arguments: GenAIConvention.Version.all)
    func `every attribute of a version is sent with its type, or has a reason`(version: GenAIConvention.Version) {
        let coverage = Coverage(of: version, conventions)
        #expect(coverage.missing == [], "not sent, and nobody says why")
        #expect(coverage.idleExcuses == [], "excuses that excuse nothing")
    }

    /// For each type of span, work that is told as one.
    private static let recorded: [String: (any SpanOperation, SpanKind)] = {
        var skill = SampleOperations.toolExecution
        skill.mcp = nil
        var served = SampleOperations.toolExecution
        served.mcp?.isServer = true
        return [
            "gen_ai.client.inference": (SampleOperations.inference, .client),
            "gen_ai.embeddings.client": (SampleOperations.embeddings, .client),
            "gen_ai.retrieval.client": (SampleOperations.retrieval, .client),
            "gen_ai.fetch_response.client": (SampleOperations.responseFetch, .client),
            "gen_ai.memory.client": (SampleOperations.memory, .client),
            "gen_ai.create_agent.client": (SampleOperations.agentCreation, .client),
            "gen_ai.invoke_agent.client": (SampleOperations.agentInvocation, .client),
            "gen_ai.invoke_agent.internal": (SampleOperations.agentInvocation, .internal),
            "gen_ai.execute_tool.internal": (skill, .internal),
            "gen_ai.invoke_workflow.internal": (SampleOperations.workflow, .internal),
            "gen_ai.plan.internal": (SampleOperations.plan, .internal),
            "mcp.client": (SampleOperations.toolExecution, .client),
            "mcp.server": (served, .server),
            "openai.gen_ai.client.inference": (SampleOperations.inference, .client),
            "openai.fetch_response.client": (SampleOperations.responseFetch, .client),
            "azure.ai.gen_ai.client.inference": (SampleOperations.inference(by: .azureInference), .client),
            "anthropic.gen_ai.client.inference": (SampleOperations.inference(by: .anthropic), .client),
            "aws.bedrock.gen_ai.client.inference": (SampleOperations.guardedInference, .client),
            "gen_ai.execute_tool.load_skill.internal": (skill, .internal),
            "gen_ai.execute_tool.read_skill_resource.internal": (skill, .internal),
            "gen_ai.execute_tool.command.internal": (skill, .internal),
        ]
    }()

    @Test func `every type of span can be recorded, and says all that the type has`() throws {
        #expect(Set(conventions.spans.map(\.type)) == Set(Self.recorded.keys))
        for span in conventions.spans {
            let (operation, kind) = try #require(Self.recorded[span.type])
            let record = SpanRecord.sample(
                of: operation, kind: kind, status: .error("rate_limit"), association: SampleOperations.association)
            let told = Telling(record)
            for attribute in span.attributes {
                // Whose name goes on with the name of a variable.
                let isTold = told.names.contains { $0 == attribute.name || $0.hasPrefix(attribute.name + ".") }
                #expect(isTold, "\(span.type) without \(attribute.name)")
            }
            for name in span.never {
                let beginning = name.prefix { $0 != "*" }
                let told = told.names.filter { name.hasSuffix("*") ? $0.hasPrefix(beginning) : $0 == name }
                #expect(told == [], "\(span.type) must not say \(told)")
            }
            if let name = span.kind { #expect("\(kind)".uppercased() == name) }
            // Of MCP it is any method.
            let operations = span.operations.filter { !$0.contains(" ") }
            let name = told.values["gen_ai.operation.name"]?.first
            #expect(operations.isEmpty || operations.contains { .string($0) == name }, "\(span.type)")
        }
    }

    @Test func `a span has by itself the kind that its type has`() {
        for operation in SampleOperations.filled {
            let record = SpanRecord.sample(of: operation)
            let name = Telling(record).values["gen_ai.operation.name"]?.first
            let kinds = conventions.spans.filter { span in
                span.operations.contains { .string($0) == name }
            }.compactMap(\.kind)
            // A tool that MCP carries is on the side of the call that it is on.
            if kinds.isEmpty || (operation as? ToolExecution)?.mcp != nil { continue }
            #expect(kinds.contains("\(record.kind)".uppercased()), "\(record.operationKind)")
        }
    }

    @Test func `what is of use for sampling is known when a sampler is asked`() throws {
        for span in conventions.spans {
            let (operation, kind) = try #require(Self.recorded[span.type])
            let sampler = CuriousSampler()
            Telemetry(resource: Resource(service: "test"), processors: [], sampler: ParentBasedSampler(root: sampler))
                .tracer.start(operation, kind: kind)
            let seen = Telling(try #require(sampler.seen.value.withLock { $0 }))
            for attribute in span.attributes where attribute.isSetAtCreation == true {
                #expect(seen.names.contains(attribute.name), "\(span.type): \(attribute.name)")
            }
        }
    }

    @Test func `the README tells how much is covered`() throws {
        let readme = try Readme()
        let expected = try readme.replacing(Coverage.table(conventions))
        if Fixtures.isWriting { try readme.write(expected) }
        let isFresh = try Readme().text == expected
        #expect(
            isFresh,
            "stale; run GENAI_TELEMETRY_WRITE_FIXTURES=1 swift test --filter CoverageTests and read the difference")
    }
}

extension SampleOperations {
    fileprivate static func inference(by provider: ProviderName) -> Inference {
        var inference = self.inference
        inference.provider = provider
        return inference
    }
}

extension Tracer {
    fileprivate func start(_ operation: some SpanOperation, kind: SpanKind) {
        startSpan(operation, parent: .none, kind: kind).end()
    }
}

/// Keeps what it was asked about.
private struct CuriousSampler: Sampler {
    final class Seen: Sendable { let value = Mutex<SpanRecord?>(nil) }
    let seen = Seen()
    var description: String { "Curious" }

    func decide(_ span: borrowing SamplingParameters) -> SamplingDecision { .drop }
    func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision {
        let record = SpanRecord.sample(of: work, kind: span.kind)
        seen.value.withLock { $0 = record }
        return .drop
    }
}
