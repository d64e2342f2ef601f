// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Testing

@testable import GenAITraceCLI

struct ListenTests {
    @Test func `a file that cannot be written, and a host that is none, are told before anything is received`() async {
        let unwritable = await #expect(throws: ExitCode.self) {
            try await Listen.parse(["--port", "0", "--append", "/nowhere/traces.jsonl"]).run()
        }
        #expect(unwritable?.rawValue == 74)
        let nowhere = await #expect(throws: ExitCode.self) {
            try await Listen.parse(["--port", "0", "--host", "nonsense"]).run()
        }
        #expect(nowhere?.rawValue == 69)
    }
}

#endif
