// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIExport

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// An HTTP client that is not ours.
enum WebClient {
    struct Answer {
        let status: Int
        let contentType: String?
        let body: [UInt8]
        let allow: String?

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    static func send(
        _ method: String = "POST", to url: URL, type: String? = "application/x-protobuf", encoding: String? = nil,
        body: [UInt8] = []
    ) async throws -> Answer {
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue(type, forHTTPHeaderField: "Content-Type")
        request.setValue(encoding, forHTTPHeaderField: "Content-Encoding")
        if method != "GET" { request.httpBody = Data(body) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = response as? HTTPURLResponse
        return Answer(
            status: http?.statusCode ?? 0, contentType: http?.value(forHTTPHeaderField: "Content-Type"),
            body: Array(data), allow: http?.value(forHTTPHeaderField: "Allow"))
    }
}

/// The bytes, compressed.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    guard var compressor = GzipCompressor(), let packed = compressor.compress(HTTPBody(bytes)) else {
        throw CocoaError(.coderInvalidValue)
    }
    return packed.bytes
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "genai-trace-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and returns its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path(percentEncoded: false)
    }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}

#endif
