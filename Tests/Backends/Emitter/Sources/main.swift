// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Sends every kind of span under a profile, for backends to show.
//
//   OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:6006 backend-emitter universal

import GenAIConventions
import GenAIExport
import GenAITelemetry

guard CommandLine.arguments.count == 2, let profile = Profile.all.first(where: { $0.name == CommandLine.arguments[1] })
else {
    print("usage: backend-emitter \(Profile.all.map(\.name).joined(separator: "|"))")
    throw Usage()
}

let telemetry = try Telemetry.bootstrap(service: "handbook-bot") { configuration in
    configuration.convention = profile
    configuration.content = .full
    // Phoenix keeps one project for each of these.
    configuration.resource["openinference.project.name"] = .string(profile.name)
}
Conversation.record()
Failures.record()
let isDelivered = await telemetry.shutdown(within: .seconds(30))
for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered")
    guard isDelivered, books.exported == books.ended else { throw Loss() }
}

struct Usage: Error {}
struct Loss: Error {}
