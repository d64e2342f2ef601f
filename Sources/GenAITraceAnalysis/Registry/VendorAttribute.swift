// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names under `gen_ai.` that the conventions do not define and that somebody reads nevertheless.
enum VendorAttribute {
    /// Each with who reads it.
    private static let readers: [String: String] = [
        "gen_ai.client.operation.time_to_first_chunk": "Logfire, for whom the name of a metric is an attribute too",
        "gen_ai.client.operation.time_per_output_chunk": "what knows the spans of the Vercel AI SDK",
        "gen_ai.server.time_to_first_token": "Logfire, for whom the name of a metric is an attribute too",
        "gen_ai.server.ttft": "SigNoz's dashboards",
        "gen_ai.usage.cost": "Langfuse, OpenLIT and SigNoz",
        "gen_ai.usage.total_tokens": "Datadog and OpenLIT",
        "gen_ai.usage.details.reasoning_tokens": "LangSmith",
        "gen_ai.application_name": "OpenLIT",
        "gen_ai.environment": "OpenLIT",
        "gen_ai.error.type": "SigNoz's dashboards",
    ]

    /// Who reads a name; nil when nobody is known to.
    static func reader(of name: String) -> String? {
        if let reader = readers[name] { return reader }
        let isNumbered = ["gen_ai.prompt.", "gen_ai.completion."].contains { prefix in
            name.hasPrefix(prefix) && name.dropFirst(prefix.count).first?.isNumber == true
        }
        return isNumbered ? "Langfuse, LangSmith and Datadog, from older OpenLLMetry" : nil
    }
}
