// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIProviders
import GenAITelemetry
import Testing

/// A request to a provider and what came back.
struct ProviderExchange: Sendable, CustomTestStringConvertible {
    let name: String
    let request: ProviderRequest
    let status: Int
    let contentType: String
    let response: [UInt8]

    var testDescription: String { name }

    /// Whether the response is a stream.
    ///
    /// That of Gemini is one JSON array where no server-sent events are asked for.
    var isStream: Bool {
        status == 200
            && (!contentType.hasPrefix("application/json")
                || request.path?.contains("streamGenerateContent") == true)
    }

    struct Malformed: Error {}

    /// The exchanges of a folder: each is a file with a request, a line of `###`, and a response.
    static func all(in folder: String) throws -> [ProviderExchange] {
        try Fixtures.names(in: "exchanges/\(folder)").map { try ProviderExchange(folder: folder, file: $0) }
    }

    /// The folders.
    static let folders = [
        "openai-chat", "openai-compatible", "openai-responses", "anthropic", "gemini", "bedrock", "cohere", "ollama",
    ]

    /// All streams of all folders.
    static func streams() throws -> [ProviderExchange] {
        try folders.flatMap { try all(in: $0) }.filter(\.isStream)
    }

    private init(folder: String, file: String) throws {
        let text = try String(decoding: Fixtures.data("exchanges/\(folder)/\(file)"), as: UTF8.self)
        guard let mark = text.range(of: "\n### "), let end = text[mark.upperBound...].range(of: "\n\n"),
            let head = text.range(of: "\n\n")
        else { throw Malformed() }
        let requestLine = text[..<head.lowerBound].split(separator: " ")
        let statusLine = text[mark.upperBound..<end.lowerBound].split(separator: " ", maxSplits: 1)
        guard requestLine.count == 2, statusLine.count == 2, let url = URLComponents(string: String(requestLine[1])),
            let host = url.host, let status = Int(statusLine[0])
        else { throw Malformed() }
        name = "\(folder)/\(file.dropLast(".http".count))"
        let path = url.percentEncodedPath + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
        let body = head.upperBound <= mark.lowerBound ? text[head.upperBound..<mark.lowerBound] : ""
        request = ProviderRequest(
            json: Array(body.utf8), path: path,
            server: ServerAddress(host, port: url.port ?? (url.scheme == "http" ? 80 : 443)))
        self.status = status
        contentType = String(statusLine[1])
        let response = Array(text[end.upperBound...].utf8)
        self.response =
            contentType.hasSuffix("amazon.eventstream") ? try EventStreamEncoder.encode(lines: response) : response
    }

    /// One of the recorded exchanges.
    init(_ recorded: RecordedExchange) throws {
        name = recorded.name
        let request = try JSONReader.parse(Fixtures.data("recorded/\(recorded.name).request.json"))
        var body = AttributeValue.empty
        if case .map(let members) = request { body = members["body"] ?? .empty }
        self.request = ProviderRequest(body, path: recorded.path)
        status = recorded.status
        contentType = recorded.content_type
        response = try Array(Fixtures.data("recorded/\(recorded.response_file)"))
    }
}

/// A line of the list of recorded exchanges.
struct RecordedExchange: Decodable {
    let name: String
    let path: String
    let status: Int
    let content_type: String
    let response_file: String

    static func all() throws -> [RecordedExchange] {
        try JSONDecoder().decode([RecordedExchange].self, from: Fixtures.data("recorded/index.json"))
    }
}
