// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

@Suite struct CollisionTests {
    @Test(
        arguments: [
            ("prompt", ["langfuse"]), ("output", ["langfuse"]), ("events", ["langfuse"]),
            ("gen_ai.usage.input_cost", ["langfuse"]), ("gen_ai.prompt.0.content", ["langfuse", "jaeger"]),
            ("gen_ai.completion", ["langfuse", "jaeger"]), ("input.value", ["langfuse", "mlflow", "phoenix"]),
            ("gen_ai.tool.name", ["langfuse", "datadog"]), ("llm.token_count.prompt", ["mlflow"]),
            ("error", ["jaeger"]),
        ])
    func `a name that hijacks a panel is known with the backend`(name: String, backends: [String]) {
        #expect(Collision.of(name).map(\.backend) == backends)
    }

    @Test(
        arguments: [
            "", "acme.prompt", "prompts", "output_format", "customer", "gen_ai.usage.input_tokens",
            "gen_ai.request.model",
            "event", "session.id", "user.id", "http.response.status_code", "genai_telemetry.cost.amount",
        ])
    func `a name of one's own, and one that means what it says, collides with nothing`(name: String) {
        #expect(Collision.of(name) == [])
    }

    /// The promise of our own namespace: nothing that we emit under our own names means anything else to a backend.
    @Test(arguments: GenAIConvention.Version.all)
    func `no name that is emitted of our own accord collides`(version: GenAIConvention.Version) {
        for operation in SampleOperations.filled {
            var record = SpanRecord.sample(of: operation, association: SampleOperations.association)
            record.cost = SampleOperations.cost
            for attribute in AttributeCollector(of: record, by: GenAIConvention(version)).attributes
            where attribute.name.hasPrefix("genai_telemetry.") {
                #expect(Collision.of(attribute.name) == [], "\(attribute.name)")
            }
        }
    }

    @Test func `a collision is told once, and the attribute goes out as it is`() {
        let messages = Mutex<[String]>([])
        let lint = CollisionLint(
            GenAIConvention(),
            diagnostics: Diagnostics { level, message in messages.withLock { $0.append("\(level): \(message)") } })
        let record = SpanRecord.sample(of: .span("work"), attributes: ["prompt": "p", "acme.id": 1])
        for _ in 0..<3 {
            #expect(AttributeCollector(of: record, by: lint)["prompt"] == "p")
        }
        #expect(
            messages.withLock { $0 } == [
                "warning: The attribute prompt means something else to a backend: langfuse shows it as the input of the span. "
                    + "Give it a name of your own namespace."
            ])
    }

    @Test func `an attribute of a provider that collides is told as well`() {
        let count = Mutex(0)
        let lint = CollisionLint(GenAIConvention(), diagnostics: Diagnostics { _, _ in count.withLock { $0 += 1 } })
        var inference = Inference(model: "gpt-4o", provider: .openAI)
        inference.providerAttributes = ["gen_ai.usage.input_cost": 1, "acme.region": "eu-1"]
        #expect(AttributeCollector(of: .sample(of: inference), by: lint)["gen_ai.usage.input_cost"] == 1)
        #expect(count.withLock { $0 } == 1)
    }

    @Test func `an application that makes names of data cannot fill the memory or the log`() {
        let count = Mutex(0)
        let lint = CollisionLint(GenAIConvention(), diagnostics: Diagnostics { _, _ in count.withLock { $0 += 1 } })
        for number in 0..<2_000 {
            _ = AttributeCollector(
                of: .sample(of: .span("work"), attributes: ["gen_ai.usage.\(number)": 1]), by: lint)
        }
        #expect(count.withLock { $0 } == 256)
    }

    @Test func `the lint keeps the contract of the convention inside`() {
        #expect(SemanticConventionContract(CollisionLint(Profile.universal, diagnostics: .silent)).violations() == [])
    }
}
