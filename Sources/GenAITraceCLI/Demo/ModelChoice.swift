// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAITelemetry

/// The chat model that the demo talks to: the one that the environment names, else the scripted one.
struct ModelChoice: Sendable {
    let client: ChatClient
    /// The server, when it is ours to stop.
    let scripted: ScriptedModel?

    private static let openAI = "https://api.openai.com/v1"
    private static let defaultModel = "gpt-4o-mini"

    /// Looks at `OPENAI_BASE_URL`, `OPENAI_API_KEY` and `OPENAI_MODEL`; empty means unset.
    ///
    /// - Parameter environment: Names and values of variables.
    /// - Throws: When the URL cannot be used, or there is no port for the scripted server.
    init(environment: [String: String]) async throws {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let key = value("OPENAI_API_KEY")
        guard key != nil || value("OPENAI_BASE_URL") != nil else {
            let server = try await ScriptedModel()
            client = ChatClient(baseURL: try server.baseURL, apiKey: nil, model: ScriptedModel.name)
            scripted = server
            return
        }
        guard let url = URL(string: value("OPENAI_BASE_URL") ?? Self.openAI), url.host() != nil,
            url.scheme == "http" || url.scheme == "https"
        else { throw ModelError.invalidURL }
        client = ChatClient(baseURL: url, apiKey: key, model: value("OPENAI_MODEL") ?? Self.defaultModel)
        scripted = nil
    }

    /// Who answers, in one sentence.
    var description: String {
        let server = "\(client.server.address):\(client.server.port)"
        return scripted == nil
            ? "The model is \(client.model) at \(server)."
            : "The model is a script at \(server); set OPENAI_BASE_URL or OPENAI_API_KEY for a real one."
    }
}

/// Why there is no model.
enum ModelError: Error, CustomStringConvertible {
    case invalidURL

    var description: String { "OPENAI_BASE_URL is no http or https URL; write https://api.openai.com/v1, for example." }
}

#endif
