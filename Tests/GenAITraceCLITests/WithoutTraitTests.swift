// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if !CLI
import Testing

@testable import GenAITraceCLI

struct WithoutTraitTests {
    @Test func `without the trait, the command says how to build it`() {
        #expect(WithoutTrait.message.contains("swift build --traits CLI"))
    }
}

#endif
