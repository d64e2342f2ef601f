// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Testing

@testable import GenAITraceCLI

struct HelpTests {
    static let commands: [any ParsableCommand.Type] = [
        GenAITrace.self, Demo.self, Listen.self, Check.self, Send.self, Record.self, Import.self,
        SpoolCommand.self, Doctor.self,
    ]

    @Test(arguments: commands.indices)
    func `help teaches by example and names the exit codes`(index: Int) {
        let help = GenAITrace.helpMessage(for: Self.commands[index], columns: 120)
        #expect(help.contains("Examples:\n") && help.contains("  genai-trace"))
        #expect(help.contains("Exit codes: 0 "))
    }

    @Test func `arguments that make no sense are refused`() {
        for arguments in [
            ["demo", "--questions", "0"], ["demo", "--questions", "99"], ["listen", "--port", "70000"], ["send"],
            ["send", "file"], ["nonsense"],
        ] {
            let error = #expect(throws: (any Error).self) { try GenAITrace.parseAsRoot(arguments) }
            #expect(error.map { GenAITrace.exitCode(for: $0).rawValue } == 64, "\(arguments)")
        }
    }
}

#endif
