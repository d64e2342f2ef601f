// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import Foundation
import GenAIExport
import GenAITelemetry

/// The command `genai-trace record`.
struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn one recorded call of a model into a span.",
        discussion: """
            Reads the bodies of a request and its response as a gateway, a proxy or curl has kept them, and sends the span \
            that an application would have sent: model, parameters, messages, tool calls, tokens, cost, errors. The \
            response is JSON, server-sent events, JSON lines or AWS's binary event stream; which one is seen from what is \
            in it. A stream that was cut becomes a span with what had come.

            Examples:
              genai-trace record --provider openai --request request.json --response response.json \
                --output traces.jsonl
              genai-trace record --provider anthropic --request request.json --response answer.sse --duration 2.4s \
                --capture redacted --endpoint http://localhost:4318
              genai-trace record --provider gemini --path /v1beta/models/gemini-2.5-pro:streamGenerateContent \
                --request request.json --response answer.json --output traces.jsonl
              genai-trace record --provider azure --host example.openai.azure.com:443 --status 429 \
                --request request.json --response error.json --profile langfuse --endpoint http://localhost:4318

            Gemini, Bedrock and Azure have the model in the path, so give --path or --model. The content of prompts and \
            answers stays out unless --capture asks for it, and credentials are taken out unless it says full. The span \
            ends now; without --duration it lasts one nanosecond, because nobody knows how long the call took.

            Exit codes: 0 the span was taken; 64 wrong arguments; 65 a file is not what it should be, or the server rejected \
            the span; 66 a file cannot be read; 69 the endpoint cannot be reached or does not take it; 74 the output \
            cannot be written; 78 a setting cannot be used.
            """)

    @Option(help: "Who was called: openai, azure, anthropic, gemini, vertex, bedrock, cohere, ollama, groq, …")
    var provider: String

    @Option(help: "The file with the body of the request; an empty one for a request without a body.")
    var request: String

    @Option(help: "The file with the body of the response.")
    var response: String

    @Option(help: "The HTTP status of the response.")
    var status = 200

    @Option(help: "What the call was, where the body does not say: chat, text_completion, embeddings, rerank, …")
    var operation: String?

    @Option(help: "The model, where neither body nor path name it.")
    var model: String?

    @Option(help: ArgumentHelp("The path of the request, with its query.", valueName: "/path"))
    var path: String?

    @Option(help: ArgumentHelp("The host that was called.", valueName: "host:port"))
    var host: String?

    @Option(help: ArgumentHelp("How long the call took: 2.4s, 850ms, or a number of seconds.", valueName: "time"))
    var duration: String?

    @OptionGroup var recording: RecordingOptions

    func validate() throws {
        guard (100...599).contains(status) else { throw ValidationError("--status is a number from 100 to 599.") }
        guard !provider.isEmpty else { throw ValidationError("--provider is a name, such as openai.") }
        if let host, ServerAddress(text: host) == nil { throw ValidationError("--host is written host:port.") }
        if let duration, TimeSpan.nanoseconds(duration) == nil {
            throw ValidationError("--duration is a time such as 2.4s or 850ms.")
        }
    }

    func run() async throws { try await run(console: .standard()) }

    /// Runs the command.
    ///
    /// - Parameter console: Where it writes.
    /// - Throws: The exit code, unless it is 0.
    func run(console: Console) async throws {
        let exchange = try readFiles(console)
        let read: (operation: any SpanOperation, status: SpanStatus)
        do throws(RecordedExchangeError) {
            read = try exchange.read()
        } catch {
            console.note("\(error == .requestIsNoJSON ? request : response): \(error)")
            throw ExitStatus.dataError
        }
        let pipeline = try RecordingPipeline.open(recording, console)
        guard
            let time = TimeSpan(
                start: nil, end: nil, duration: duration.flatMap(TimeSpan.nanoseconds), now: pipeline.now)
        else { throw ValidationError("--duration reaches back before 1970.") }
        var past = PastSpan(startTime: time.start, endTime: time.end)
        past.status = read.status
        pipeline.record(read.operation, as: past)
        await pipeline.shutdown()
        if let failure = pipeline.failure() {
            console.note(failure.message)
            throw failure.code
        }
        console.note("Recorded 1 span.")
    }

    private func readFiles(_ console: Console) throws -> RecordedExchange {
        var exchange = RecordedExchange(provider: provider, status: status, operation: operation, model: model)
        exchange.path = path
        exchange.host = host.flatMap(ServerAddress.init(text:))
        exchange.media = recording.media
        exchange.request = try body(request, console)
        exchange.response = try body(response, console)
        return exchange
    }

    private func body(_ file: String, _ console: Console) throws -> RecordedBody {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: RecordedExchange.maximumByteCount + 1) ?? Data()
        else {
            console.note("\(FileError.unreadable(file))")
            throw ExitStatus.noInput
        }
        guard bytes.count <= RecordedExchange.maximumByteCount else {
            console.note("\(file) has more than \(RecordedExchange.maximumByteCount >> 20) MiB.")
            throw ExitStatus.dataError
        }
        return .bytes(Array(bytes))
    }
}

extension RecordingPipeline {
    /// Builds the pipeline, or says which setting is wrong.
    static func open(_ options: RecordingOptions, _ console: Console) throws -> RecordingPipeline {
        do {
            return try RecordingPipeline(options)
        } catch let error as ConfigurationError {
            console.note("\(error)")
            throw ExitStatus.configuration
        }
    }
}

#endif
