// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions
import GenAIProviders
import GenAITelemetry

/// What is kept of recorded calls, and where the spans go.
struct RecordingOptions: ParsableArguments {
    @Option(
        help:
            "How much of prompts and answers leaves this program: none, redacted or full. OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT is the default, else none."
    )
    var capture: Capture?

    @Option(
        help:
            "What to emit: \(Profile.all.map(\.name).joined(separator: ", ")). GENAI_TELEMETRY_PROFILE is the default.")
    var profile: String?

    @Option(help: "Send the spans to this OTLP endpoint; /v1/traces is added to it.")
    var endpoint: String?

    @Option(help: "Append the spans to this file, as OTLP JSON lines.")
    var output: String?

    enum Capture: String, ExpressibleByArgument, CaseIterable {
        case none
        case redacted
        case full

        var policy: CapturePolicy {
            switch self {
            case .none: .none
            case .redacted: .redacted
            case .full: .full
            }
        }
    }

    func validate() throws {
        guard (endpoint == nil) != (output == nil) else {
            throw ValidationError("Say where the spans go: either --endpoint or --output.")
        }
        if let profile, Profile.builtIn(profile) == nil {
            throw ValidationError("--profile is one of \(Profile.all.map(\.name).joined(separator: ", ")).")
        }
    }

    /// What becomes of pictures, sounds and files: they are told when everything is.
    var media: MediaCapture { capture == .full ? .inline : .reference }
}

#endif
