// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIExport
import GenAITelemetry

/// The command `genai-trace redact`.
struct Redact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Try out what redaction makes of values, or test that nothing leaks.",
        discussion: """
            Reads JSON lines, each with the name of a field and a value of any type, and writes for each line what would \
            be left of it on a span, by which rules, and what was done:

              {"field":"note","value":"the key is ghp_…"}
              {"value":"the key is [REDACTED:github]","rules":["github"],"action":"mask"}

            A value that no rule touches comes out byte by byte as it came in. A line that cannot be read is answered \
            with a mask and an error, so that the answers stay in step, and nothing of it is let through.

            Unlike a program, which keeps no content unless told to, this command begins with --capture redacted: content \
            is kept, and every detector is on. --policy reads a policy file, as GENAI_TELEMETRY_REDACTION_POLICY does.

            With --self-test it plants made-up secrets on every surface of spans of every kind of work, sends them through \
            a real pipeline to a receiver of its own, a file and a console, and looks for the secrets there: as they are, \
            in escapes, in percent codes, base64 and hexadecimal.

            Examples:
              echo '{"field":"note","value":"password=hunter22!"}' | genai-trace redact --explain
              genai-trace redact values.jsonl --policy policy.json
              genai-trace redact --self-test --policy policy.json

            Exit codes: 0 every line was read, or nothing leaked; 1 the self-test found a leak; 64 wrong arguments; 65 a line \
            cannot be read; 66 the file cannot be read; 69 the self-test could not deliver its spans; 78 the policy cannot \
            be used.
            """)

    @Argument(help: "The file, one JSON object per line; - or nothing for standard input.")
    var file = "-"

    @Option(help: "What is kept and what is altered: a JSON file.")
    var policy: String?

    @Option(help: "How much of content is kept when no policy says so: none, redacted or full.")
    var capture: RecordingOptions.Capture?

    @Flag(help: "Tell of every line how often each rule found something, how many bytes went, and the policy.")
    var explain = false

    @Flag(help: "Plant secrets on every surface and look for them where spans arrive.")
    var selfTest = false

    func validate() throws {
        if selfTest, file != "-" { throw ValidationError("--self-test reads no file.") }
        if policy != nil, capture != nil { throw ValidationError("--capture is the policy file's business.") }
    }

    func run() async throws { try await run(console: .standard()) }

    /// Runs the command.
    ///
    /// - Parameter console: Where it writes.
    /// - Throws: The exit code, unless it is 0.
    func run(console: Console) async throws {
        let stage = try stage(console)
        if selfTest { return try await test(stage, console) }
        let malformedCount: Int
        do throws(FileError) {
            malformedCount = try RedactionRun(stage: stage, explains: explain, console: console).run(path: file)
        } catch {
            console.note("\(error)")
            throw error.isAboutContent ? ExitStatus.dataError : ExitStatus.noInput
        }
        if malformedCount > 0 { throw ExitStatus.dataError }
    }

    private func stage(_ console: Console) throws -> RedactionStage {
        guard let policy else {
            return RedactionStage(policy: RedactionPolicy(content: capture?.policy ?? .redacted))
        }
        do throws(ConfigurationError) {
            return RedactionStage(policy: try RedactionPolicyFile(contentsOf: policy).policy)
        } catch {
            console.note("\(error)")
            throw ExitStatus.configuration
        }
    }

    private func test(_ stage: RedactionStage, _ console: Console) async throws {
        let report: CanaryRun.Report
        do {
            report = try await CanaryRun(stage: stage).run()
        } catch {
            console.note("The self-test could not be run: \(error)")
            throw ExitStatus.unavailable
        }
        for leak in report.leaks { console.out("LEAK  \(leak)\n") }
        let places = report.places.map { "\($0.name) (\(Figures.count($0.byteCount, "byte")))" }.joined(separator: ", ")
        console.out("\(Figures.count(report.recorded, "span")) with secrets everywhere; looked at \(places).\n")
        guard report.isComplete else {
            console.note("Not every span arrived, so this proves nothing.")
            throw ExitStatus.unavailable
        }
        guard report.leaks.isEmpty else { throw ExitCode(1) }
        console.out("Nothing leaked.\n")
    }
}

#endif
