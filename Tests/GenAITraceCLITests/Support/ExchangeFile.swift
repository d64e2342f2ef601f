// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIProviders
import GenAITelemetry
import Testing

/// An exchange among the fixtures of the adapters, as a gateway would have it in its log.
struct ExchangeFile: CustomTestStringConvertible {
    let name: String
    let provider: String
    let path: String
    let host: String?
    let status: Int
    let request: [UInt8]
    let response: [UInt8]

    var testDescription: String { name }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "GenAIProvidersTests/Fixtures")

    /// All of them: those with a host, and those that another program recorded.
    static func all() throws -> [ExchangeFile] {
        let folders = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "exchanges").path)
        let written = try folders.sorted().flatMap { name in
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "exchanges/\(name)").path)
                .sorted().map { try ExchangeFile(http: "\(name)/\($0)") }
        }
        let index = try Data(contentsOf: folder.appending(path: "recorded/index.json"))
        return try written + JSONDecoder().decode([Recorded].self, from: index).map(ExchangeFile.init)
    }

    /// One of those with a host, such as `openai-chat/plain`.
    static func named(_ name: String) throws -> ExchangeFile { try ExchangeFile(http: "\(name).http") }

    /// A line of the list of recorded exchanges.
    struct Recorded: Decodable {
        let name: String
        let path: String
        let status: Int
        let response_file: String
    }

    private init(_ recorded: Recorded) throws {
        name = "recorded/\(recorded.name)"
        path = recorded.path
        host = nil
        status = recorded.status
        let request = try Data(contentsOf: Self.folder.appending(path: "\(name).request.json"))
        let members = try #require(JSONSerialization.jsonObject(with: request) as? [String: Any])
        self.request =
            try members["body"].map { body in
                body is NSNull ? [] : Array(try JSONSerialization.data(withJSONObject: body, options: .sortedKeys))
            } ?? []
        response = try Array(Data(contentsOf: Self.folder.appending(path: "recorded/\(recorded.response_file)")))
        provider = try #require(ProviderAdapters.adapter(server: nil, path: path)).provider.rawValue
    }

    private init(http file: String) throws {
        let text = try String(
            decoding: Data(contentsOf: Self.folder.appending(path: "exchanges/\(file)")), as: UTF8.self)
        let mark = try #require(text.range(of: "\n### "))
        let end = try #require(text[mark.upperBound...].range(of: "\n\n"))
        let head = try #require(text.range(of: "\n\n"))
        let url = try #require(URLComponents(string: String(text[..<head.lowerBound].split(separator: " ")[1])))
        let answer = text[mark.upperBound..<end.lowerBound].split(separator: " ", maxSplits: 1)
        name = String(file.dropLast(".http".count))
        path = url.percentEncodedPath + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
        let address = ServerAddress(
            try #require(url.host), port: url.port ?? (url.scheme == "http" ? 80 : 443))
        host = "\(address.address):\(address.port)"
        status = try #require(Int(answer[0]))
        request = head.upperBound <= mark.lowerBound ? Array(text[head.upperBound..<mark.lowerBound].utf8) : []
        let bytes = Array(text[end.upperBound...].utf8)
        response = answer[1].hasSuffix("amazon.eventstream") ? try EventStreamEncoder.encode(lines: bytes) : bytes
        provider = try #require(ProviderAdapters.adapter(server: address, path: path)).provider.rawValue
    }
}

#endif
