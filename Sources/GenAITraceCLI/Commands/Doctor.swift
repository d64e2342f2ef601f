// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIExport

/// The command `genai-trace doctor`.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is configured, whether the endpoint answers, and what to try.",
        discussion: """
            Shows every OTEL_… and GENAI_… variable that is set, with secrets hidden, then sends one request without spans \
            to the endpoint and explains the answer. Run it in the environment of the program whose traces are missing.

            Examples:
              genai-trace doctor
              genai-trace doctor --endpoint http://localhost:4318
              OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20$TOKEN" genai-trace doctor --endpoint https://otlp.example.com

            Exit codes: 0 traces should arrive; 64 wrong arguments; 69 the endpoint cannot be reached or does not take \
            them; 78 a setting cannot be used.
            """)

    @Option(help: "The OTLP endpoint to ask instead of the configured one; /v1/traces is added to it.")
    var endpoint: String?

    func run() async throws {
        let console = Console.standard()
        let environment = ProcessInfo.processInfo.environment
        let examination = await DoctorExamination.run(endpoint: endpoint, environment: environment)
        console.out(examination.screen(style: console.style))
        if let exitCode = examination.exitCode { throw exitCode }
    }
}

#endif
