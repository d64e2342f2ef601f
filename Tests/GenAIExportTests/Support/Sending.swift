// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

@testable import GenAIExport

/// Runs a test against a server and a transport of its own, and takes both down whatever happens.
func withServer(
    _ script: FaultBehaviour..., settings: CurlSettings = CurlSettings(),
    _ body: (FaultServer, CurlTransport) async throws -> Void
) async throws {
    let server = try FaultServer(script: script)
    let transport = CurlTransport(settings)
    do {
        try await body(server, transport)
    } catch {
        await transport.shutdown(within: .seconds(2))
        server.stop()
        throw error
    }
    await transport.shutdown(within: .seconds(2))
    server.stop()
}

extension HTTPTransport {
    /// Sends some bytes as a request for traces, and returns either outcome.
    func post(
        _ body: [UInt8] = [1, 2, 3], to endpoint: Endpoint, headers: HTTPHeaders = HTTPHeaders(),
        connectTimeout: Duration = .seconds(10), timeout: Duration? = .seconds(30)
    ) async -> Result<HTTPResponse, TransportError> {
        let request = HTTPRequest(
            to: endpoint, body: HTTPBody(body), contentType: "application/x-protobuf", headers: headers,
            connectTimeout: connectTimeout, timeout: timeout)
        do throws(TransportError) {
            return .success(try await send(request))
        } catch {
            return .failure(error)
        }
    }
}

extension Result<HTTPResponse, TransportError> {
    var status: Int? { try? get().status }

    var error: TransportError? {
        if case .failure(let error) = self { return error }
        return nil
    }
}

/// How long something took.
///
/// The machine that runs the tests may be busy, so a test that bounds a time from above leaves seconds of room, and makes
/// the time that it would take otherwise much longer still.
func timed<Value>(_ body: () async throws -> Value) async rethrows -> (value: Value, duration: Duration) {
    let start = ContinuousClock.now
    let value = try await body()
    return (value, start.duration(to: .now))
}

/// Numbers that look random and are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
