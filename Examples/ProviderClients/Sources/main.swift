// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Four providers over real HTTP, through the clients that programs have, whole and streamed: a span for each exchange.
//
//     swift run                              through URLSession
//     swift run --traits AsyncHTTPClient     through AsyncHTTPClient as well; compiling it takes minutes

import GenAIExport
import GenAITelemetry

let telemetry = try Telemetry.bootstrap(service: "provider-clients") { configuration in
    configuration.content = .redacted
    // Prints what the spans say, beside what is sent.
    configuration.exporters.append(SpanPrinter())
}

let providers = try CannedProviders()
let server = try await providers.start()
try await withSpan(.request(feature: "comparison")) { _ in
    try await converse(through: URLSessionClient(), with: server)
    #if AsyncHTTPClient
    try await converse(through: AsyncHTTPClientClient(), with: server)
    #endif
}
await providers.stop()

await telemetry.shutdown(within: .seconds(5))
for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered.")
}

/// Asks every provider for a whole answer and for a streamed one.
func converse(through client: some HTTPClient, with server: ServerAddress) async throws {
    for wire in Wire.all {
        let chat = Chat(wire: wire, server: server)
        print(try await chat.answer(through: client))
        try await chat.stream(through: client)
    }
}
