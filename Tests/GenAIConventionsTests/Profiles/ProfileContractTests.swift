// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct ProfileContractTests {
    @Test(arguments: Profile.all)
    func `what a provider told beyond the conventions wins over every dialect, and stands there once`(
        profile: Profile
    ) {
        var inference = SampleOperations.inference
        let names = AttributeCollector(
            of: .sample(of: inference, association: SampleOperations.association), by: profile
        )
        .attributes.map(\.name)
        for name in names { inference.providerAttributes[name] = "insisted" }
        let told = AttributeCollector(
            of: .sample(of: inference, association: SampleOperations.association), by: profile)
        #expect(told.repeatedNames == [])
        #expect(names.allSatisfy { told[$0] == "insisted" })
    }

    @Test(arguments: Profile.all)
    func `every profile keeps the contract of a convention`(profile: Profile) {
        let violations = SemanticConventionContract(profile).violations()
        #expect(violations == [], "\(violations.joined(separator: "\n"))")
    }

    @Test(arguments: GenAIConvention.Version.all)
    func `all dialects together keep the contract, in every version`(version: GenAIConvention.Version) {
        let profile = Profile(
            "all", convention: GenAIConvention(version),
            dialects: [OpenInference(), Langfuse(), MLflow(), Traceloop()], tellsEveryCacheWriteName: true)
        let violations = SemanticConventionContract(profile).violations()
        #expect(violations == [], "\(violations.joined(separator: "\n"))")
    }
}
