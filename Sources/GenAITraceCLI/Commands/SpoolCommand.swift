// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIExport
import GenAIOTLP
import GenAITelemetry

/// The command `genai-trace spool`.
struct SpoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spool", abstract: "Show the spans that wait on disk, and save or send them.",
        discussion: """
            DIR is what GENAI_TELEMETRY_SPOOL_DIR names. Nothing in it is changed: a process that runs sends its spans \
            itself, and the next one that uses the directory sends those of processes that are gone. What is exported here \
            arrives a second time then, with the same ids.

            Examples:
              genai-trace spool /var/spool/handbook
              genai-trace spool /var/spool/handbook --json
              genai-trace spool /var/spool/handbook --export waiting.jsonl
              genai-trace spool /var/spool/handbook --export http://localhost:4318

            Headers, certificates, timeout and compression come from OTEL_EXPORTER_OTLP_….

            Exit codes: 0 success, also when spans are damaged; 64 wrong arguments; 65 the server refused spans; 66 the \
            directory cannot be read; 69 the endpoint cannot be reached or does not take them; 74 the file cannot be \
            written; 75 the endpoint is too busy or too slow; 78 a setting cannot be used.
            """)

    @Argument(help: ArgumentHelp("The directory of the spool.", valueName: "dir"))
    var directory: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(help: ArgumentHelp("Append the spans to a file as OTLP JSON lines, or send them.", valueName: "file|url"))
    var export: String?

    /// Retries of one request end after this.
    private static let retryBudget = Duration.seconds(20)

    func run() async throws { try await run(console: .standard()) }

    /// Runs the command.
    ///
    /// - Parameter console: Where it writes.
    /// - Throws: The exit code, unless it is 0.
    func run(console: Console) async throws {
        let inventory: SpoolInventory
        do throws(SpoolFileError) {
            inventory = try SpoolInventory(directory)
        } catch {
            console.note("Could not \(error.action) \(directory): \(error.reason).")
            throw ExitStatus.noInput
        }
        let now = Int64(Date().timeIntervalSince1970)
        let screen = SpoolScreen(directory: directory, inventory: inventory, now: now)
        console.out(json ? screen.json : screen.text)
        guard let export else { return }
        if export.hasPrefix("http://") || export.hasPrefix("https://") || export.hasPrefix("unix://") {
            try await send(inventory, to: export, console)
        } else {
            try save(inventory, to: export, console)
        }
    }

    private func save(_ inventory: SpoolInventory, to path: String, _ console: Console) throws {
        var file = AppendOnlyFile(path: path)
        var spanCount = 0
        for process in inventory.processes {
            var requests = inventory.requests(of: process)
            while let request = Self.next(&requests) {
                do throws(ExportError) {
                    try file.append(request.json() + [UInt8(ascii: "\n")])
                } catch {
                    console.note(error.message)
                    throw ExitStatus.inputOutput
                }
                spanCount += request.spanCount
            }
        }
        file.close()
        console.note("Saved \(Figures.count(spanCount, "span")) to \(path).")
    }

    private func send(_ inventory: SpoolInventory, to endpoint: String, _ console: Console) async throws {
        let exporter = try exporter(to: endpoint, console)
        var (taken, refused) = (0, 0)
        for process in inventory.processes {
            var requests = inventory.requests(of: process)
            while let request = Self.next(&requests) {
                do throws(ExportError) {
                    let result = try await exporter.export(request)
                    refused += result.rejectedCount + result.failedCount
                    taken += request.spanCount - result.rejectedCount - result.failedCount
                } catch {
                    await exporter.shutdown()
                    console.note("Sent \(Figures.count(taken, "span")); then: \(error.message)")
                    throw Send.exitCode(error)
                }
            }
        }
        await exporter.shutdown()
        console.note("Sent \(Figures.count(taken, "span")) to \(endpoint); \(Figures.count(refused)) refused.")
        if refused > 0 { throw ExitStatus.dataError }
    }

    /// The next request that can be read.
    private static func next(_ requests: inout SpoolRequests) -> OTLPTraces? {
        while let bytes = requests.next() {
            if let traces = try? OTLPTraces(protobuf: bytes) { return traces }
        }
        return nil
    }

    private func exporter(to endpoint: String, _ console: Console) throws -> OTLPHTTPExporter {
        do throws(ConfigurationError) {
            var configuration = TelemetryConfiguration().otlp
            configuration.endpoint = try Endpoint(traces: endpoint)
            configuration.retry.budget = Self.retryBudget
            return try OTLPHTTPExporter(configuration)
        } catch {
            console.note("\(error)")
            throw ExitStatus.configuration
        }
    }
}

#endif
