// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetryTesting
import Testing

@Suite struct ProfileContractTests {
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
