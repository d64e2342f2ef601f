// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// The smallest program that sends a trace.

import GenAIExport
import GenAITelemetry

// Once, in the application. Traces go to http://localhost:4318, or where OTEL_EXPORTER_OTLP_ENDPOINT says.
let telemetry = try Telemetry.bootstrap(service: "hello")

// Around each call of a model. The span ends with the closure, and an error that is thrown ends it as a failure.
let answer = withSpan(.chat(model: "gpt-4o", provider: .openAI)) { call in
    let answer = "Hello, traces!"  // Your client's call stands here.
    call.update {
        $0.responseModel = "gpt-4o-2024-08-06"
        $0.usage = TokenUsage(input: 9, output: 4)
        $0.finishReasons = [.stop]
    }
    return answer
}
print(answer)

// At the end, within a deadline: what is still in the queue goes out.
await telemetry.shutdown(within: .seconds(5))

for books in telemetry.statistics {
    print("\(books.exported) of \(books.ended) spans delivered.")
}
