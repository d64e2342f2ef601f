// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// An agent with retrieval and a tool: seven spans, one inside the other.

import GenAIExport
import GenAITelemetry

let telemetry = try Telemetry.bootstrap(service: "tool-agent") { configuration in
    configuration.content = .redacted
}

let question = "How many days of leave do I have left?"
print(question)
print(try await Agent().answer(question, user: "e-7"))

await telemetry.shutdown(within: .seconds(5))
for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered.")
}
