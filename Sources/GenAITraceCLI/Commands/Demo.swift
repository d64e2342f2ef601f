// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIConventions
import GenAIExport

/// The command `genai-trace demo`.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a small agent on this package's documentation and show its traces.",
        discussion: """
            The agent searches real documents, reranks what it finds, lets a chat model use tools, streams the answer and \
            checks its citations. One question meets a busy server and is tried again, one contains a credential that \
            telemetry takes out, and one gets an answer that the check refuses.

            The model is a script that speaks OpenAI's protocol. With OPENAI_BASE_URL or OPENAI_API_KEY set, it is that \
            server instead, and OPENAI_MODEL names the model.

            Without --endpoint the traces go over OTLP/HTTP to a receiver inside this program, which draws them.

            Examples:
              genai-trace demo
              genai-trace demo --endpoint http://localhost:4318
              genai-trace demo --append traces.jsonl
              OPENAI_BASE_URL=http://localhost:11434/v1 OPENAI_MODEL=llama3.2 genai-trace demo --documents ~/notes

            Exit codes: 0 every span arrived; 64 wrong arguments; 66 no documents; 69 spans did not arrive; 74 \
            the file cannot be written; 78 an \
            address cannot be used.
            """)

    @Option(help: "Send the traces to this OTLP endpoint instead; /v1/traces is added to it.")
    var endpoint: String?

    @Option(help: "Append the traces to this file too, as OTLP JSON lines.")
    var append: String?

    @Option(
        help:
            "What to emit: \(Profile.all.map(\.name).joined(separator: ", ")). GENAI_TELEMETRY_PROFILE is the default.")
    var profile: String?

    @Option(help: "How many of the \(DemoQuestion.all.count) questions to ask.")
    var questions = DemoQuestion.all.count

    @Option(help: "Answer from the Markdown files in this folder.")
    var documents: String?

    func validate() throws {
        guard (1...DemoQuestion.all.count).contains(questions) else {
            throw ValidationError("--questions is a number from 1 to \(DemoQuestion.all.count).")
        }
        if let profile, Profile.builtIn(profile) == nil {
            throw ValidationError("--profile is one of \(Profile.all.map(\.name).joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let console = Console.standard()
        let library = try openLibrary(console)
        let model = try await chooseModel(console)
        let destination = try await DemoDestination(endpoint: endpoint, console: console)
        console.note(
            "\(Figures.count(library.sections.count, "section")) of "
                + "\(Figures.count(library.files.count, "document")). \(model.description)\n")
        let asked = Array(DemoQuestion.all.prefix(questions))
        var number = 0
        let report = try await DemoRun(
            library: library, model: model.client, recording: append, profile: profile.flatMap(Profile.builtIn)
        )
        .ask(asked, sendingTo: destination.configuration) { question, answer in
            number += 1
            Self.tell("\(number)/\(asked.count)", question, answer, console)
        }
        await model.scripted?.stop()
        if await !destination.summarize(report) { throw ExitStatus.unavailable }
        if !report.isRecorded { throw ExitStatus.inputOutput }
    }

    private func openLibrary(_ console: Console) throws -> DocumentLibrary {
        do throws(DocumentError) {
            guard let documents else { return try DocumentLibrary.ofThisPackage() }
            return try DocumentLibrary([URL(filePath: documents, directoryHint: .isDirectory)])
        } catch {
            console.note("\(error)")
            throw ExitStatus.noInput
        }
    }

    private func chooseModel(_ console: Console) async throws -> ModelChoice {
        do {
            return try await ModelChoice(environment: ProcessInfo.processInfo.environment)
        } catch {
            console.note("\(error)")
            throw error is ModelError ? ExitStatus.configuration : ExitStatus.unavailable
        }
    }

    private static func tell(
        _ number: String, _ question: String, _ answer: Result<String, any Error>, _ console: Console
    ) {
        let style = console.style
        let line =
            switch answer {
            case .success(let text): TerminalText.excerpt(text, limit: 400)
            case .failure(let error): style.failure("✗ \(TerminalText.excerpt("\(error)", limit: 400))")
            }
        console.out("\(style.dim(number)) \(style.bold(question))\n    \(line)\n\n")
    }
}

#endif
