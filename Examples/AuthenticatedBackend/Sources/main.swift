// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// A backend that wants a token, over TLS, possibly with a certificate authority of your own.
//
// Without any code, the environment says it all, and this program would be Hello:
//
//     OTEL_EXPORTER_OTLP_ENDPOINT=https://traces.example.com
//     OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20TOKEN
//     OTEL_EXPORTER_OTLP_CERTIFICATE=/etc/ssl/our-authority.pem
//
// In code, for a token that comes from a vault. Neither way does it reach a log, an error message or a crash report.

import Foundation
import GenAIExport
import GenAITelemetry

let environment = ProcessInfo.processInfo.environment

let telemetry = try Telemetry.bootstrap(service: "authenticated-backend") { configuration in
    guard let url = environment["BACKEND_URL"], let token = environment["BACKEND_TOKEN"] else {
        return print("BACKEND_URL and BACKEND_TOKEN are not set, so the OTEL_* variables decide.")
    }
    // Used as it is: this is the address of the traces themselves.
    configuration.otlp.endpoint = try Endpoint(url)
    try configuration.otlp.headers.set("Authorization", to: .bearer(token))
    configuration.otlp.tls.trustedCertificatesFile = environment["BACKEND_CERTIFICATE"]
    configuration.otlp.compression = .gzip
    print("Sending to \(configuration.otlp.endpoint) with the headers \(configuration.otlp.headers).")
}

withSpan(.chat(model: "gpt-4o", provider: .openAI)) { call in
    call.usage(input: 9, output: 4)
}

await telemetry.shutdown(within: .seconds(5))

// A refused token is no error in the program: spans are counted as failed, under the reason.
for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered.")
    for (reason, count) in books.failed { print("\(count) failed: \(reason).") }
}

extension Span<Inference> {
    /// What this application says of every call, in one place: such helpers are plain extensions.
    func usage(input: Int, output: Int) { update { $0.usage = TokenUsage(input: input, output: output) } }
}
