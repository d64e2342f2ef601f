// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetryTesting
import Testing

@Suite struct GenAIConventionContractTests {
    @Test(arguments: GenAIConvention.Version.all)
    func `every version keeps the contract of a convention`(version: GenAIConvention.Version) {
        let violations = SemanticConventionContract(GenAIConvention(version)).violations()
        #expect(violations == [], "\(violations.joined(separator: "\n"))")
    }
}
