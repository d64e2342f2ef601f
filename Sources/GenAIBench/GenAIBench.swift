// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

/// The command `genai-bench`.
///
/// Not asynchronous: under valgrind, which counts instructions, the concurrency runtime does not start.
@main struct GenAIBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genai-bench", abstract: "Measure what telemetry costs, on the standard workload.",
        discussion: """
            The workload is turns of an agent: a root, two chats with their messages, a tool and a retrieval. Every command \
            prints one line of JSON, but allocations, which prints a line a scenario. Build it for release:

              swift build -c release --traits CLI --product genai-bench

            Examples:
              genai-bench export --compression gzip
              genai-bench record --threads 2
              genai-bench encode mix
              genai-bench encode chat --profile universal --spans 20000
              genai-bench map mix --profile phoenix
              genai-bench redact --case worst
              genai-bench stream openai
              genai-bench allocations
              genai-bench clock
              genai-bench soak --rate 1000 --duration 10 --endpoint http://localhost:4318
            """,
        subcommands: [
            Export.self, Record.self, Encode.self, Map.self, Redact.self, Stream.self, Allocations.self, Soak.self,
            Sink.self, Clock.self,
        ])
}

#endif
