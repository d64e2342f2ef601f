// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIOTLP
import GenAITraceAnalysis

/// The command `genai-trace check`.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge recorded traces by the GenAI conventions, and say what backends will show of them.",
        discussion: """
            Reads OTLP of any SDK in any language: JSON, JSON lines or protobuf, compressed with gzip or not, told apart by \
            what is in it. Says which attributes, names, messages and times are not what the conventions ask for, and \
            which panel of which backend will be empty or wrong, why, and what to send instead.

            Examples:
              genai-trace check traces.jsonl
              genai-trace check spans.pb.gz --backend langfuse
              genai-trace check traces.jsonl --semconv latest --fail-on warning
              genai-trace check - --format json < traces.json
              genai-trace check http://localhost:16686/api/v3/traces/$TRACE_ID

            Without --backend all backends are shown and none of them fails the check; with it, a panel that loses what \
            was recorded is a warning. Without --semconv each span is judged by the version that its schema URL states, \
            else by the names that it uses. Content of prompts and answers is never printed.

            Exit codes: 0 nothing at or above --fail-on; 1 something; 64 wrong arguments; 65 it was read and is not \
            traces; 66 it cannot be read; 69 the server cannot be reached or does not give it; 78 the address cannot be used.
            """)

    @Argument(help: ArgumentHelp("A file, - for standard input, or an http or https URL.", valueName: "file|-|url"))
    var source: String

    @Option(
        help: ArgumentHelp(
            "A backend whose panels must be full: \(TraceChecker.backendNames.joined(separator: ", ")); may be repeated.",
            valueName: "name"))
    var backend: [String] = []

    @Option(
        help: "The version of the conventions to judge by: 1.36, 1.41 or latest.",
        transform: { text in
            guard let version = ConventionVersion(rawValue: text) else {
                throw ValidationError("No version is called \(text); known are 1.36, 1.41 and latest.")
            }
            return version
        })
    var semconv: ConventionVersion?

    @Option(help: "table, for people, or json.")
    var format = Format.table

    @Option(help: "The severity that makes the command fail: error, warning or never.")
    var failOn = Threshold.error

    @Option(name: .customLong("rule"), help: ArgumentHelp("Ask only this rule; may be repeated.", valueName: "id"))
    var rules: [String] = []

    @Option(help: ArgumentHelp("Do not ask this rule; may be repeated.", valueName: "id"))
    var ignore: [String] = []

    @Option(help: ArgumentHelp("A header for the request to a URL; may be repeated.", valueName: "name=value"))
    var header: [String] = []

    /// What a finding must be for the command to fail.
    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case error
        case warning
        case never
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    func validate() throws {
        for name in backend where !TraceChecker.backendNames.contains(name) {
            throw ValidationError(
                "No backend is called \(name); known are \(TraceChecker.backendNames.joined(separator: ", ")).")
        }
        for id in rules + ignore where !Rule.all.contains(where: { $0.id == id }) {
            throw ValidationError("No rule is called \(id); known are \(Rule.all.map(\.id).joined(separator: ", ")).")
        }
        for header in header where !header.contains("=") {
            throw ValidationError("--header is written name=value.")
        }
    }

    func run() async throws { try await run(console: .standard()) }

    /// Runs the command.
    ///
    /// - Parameter console: Where it writes.
    /// - Throws: The exit code, unless it is 0.
    func run(console: Console) async throws {
        var checker = TraceChecker(options)
        var progress = CheckProgress(console: console)
        var spanCount = 0
        do throws(TraceInputError) {
            let headers = header.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            try await TraceInput(source: source, headers: headers.map { (String($0[0]), String($0[1])) })
                .read { traces, done in
                    checker.add(traces)
                    spanCount += traces.spanCount
                    progress.update(done)
                }
        } catch {
            // What could not be read at all is named in the message.
            console.note(isFile && error.problem == .content ? "\(source): \(error)" : "\(error)")
            throw error.exitCode
        }
        let report = checker.report()
        switch format {
        case .table: console.out(CheckScreen(report: report, source: source, style: console.style).text)
        case .json: console.out(String(decoding: report.json(source: source), as: UTF8.self) + "\n")
        }
        if let worst = report.worst, let threshold = failOn.severity, worst >= threshold { throw ExitCode.failure }
    }

    private var isFile: Bool { !source.contains("://") && source != "-" }

    private var options: TraceChecker.Options {
        var options = TraceChecker.Options()
        options.version = semconv
        options.demandsPanels = !backend.isEmpty
        if !backend.isEmpty { options.backends = backend }
        options.rules = Rule.all.filter { (rules.isEmpty || rules.contains($0.id)) && !ignore.contains($0.id) }
        return options
    }
}

extension Check.Threshold {
    fileprivate var severity: Severity? {
        switch self {
        case .error: .error
        case .warning: .warning
        case .never: nil
        }
    }
}

/// Tells how far the input is, when it takes long.
struct CheckProgress {
    let console: Console
    private var nextNote = ContinuousClock.now + interval

    private static let interval = Duration.seconds(2)

    init(console: Console) { self.console = console }

    mutating func update(_ done: Double) {
        let now = ContinuousClock.now
        guard now >= nextNote else { return }
        nextNote = now + Self.interval
        console.note("\(Int(done * 100)) % checked …")
    }
}
#endif
