// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

/// The command `genai-trace`.
@main struct GenAITrace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genai-trace", abstract: "Look at the traces of AI applications, without any server.",
        discussion: """
            Examples:
              genai-trace demo                     see what a traced agent looks like
              genai-trace listen                   print what comes to http://localhost:4318
              genai-trace check traces.jsonl       judge what was recorded, backend by backend
              genai-trace doctor                   find out why traces do not arrive
              genai-trace send traces.jsonl --endpoint http://localhost:4318
              genai-trace record --provider openai --request ask.json --response answer.json --output traces.jsonl
              genai-trace import calls.jsonl --endpoint http://localhost:4318
              genai-trace spool /var/spool/app     show the spans that wait on disk
              genai-trace redact --self-test       prove that no secret leaves

            Exit codes: 0 success; 1 findings of a check; 64 wrong arguments; 65 bad data; 66 no input; 69 endpoint or port \
            unavailable; 74 a file cannot be written; 75 try again later; 78 a setting cannot be used. Each command says more.
            """,
        subcommands: [
            Demo.self, Listen.self, Check.self, Send.self, Record.self, Import.self, Redact.self,
            SpoolCommand.self, Doctor.self,
        ])
}

#endif
