// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// The transport against servers that do not behave.
@Suite struct TransportFaultTests {
    // MARK: No connection

    @Test func `nobody listening is refused at once and may be tried again`() async throws {
        let server = try FaultServer(.ok)
        let endpoint = server.endpoint
        server.stop()
        let transport = CurlTransport()
        let error = try #require(await transport.post(to: endpoint).error)
        #expect(error.kind == .connectionRefused)
        #expect(error.isRetryable)
        #expect(!error.mayHaveArrived)
        #expect(error.message == "Nothing listens at \(endpoint); start a collector there, or change the endpoint.")
        await transport.shutdown(within: .seconds(1))
    }

    // A full accept queue answers no SYN, which is what a firewall that drops packets looks like.
    @Test func `an address that never answers costs the connect timeout and not the whole one`() async throws {
        let (listener, port) = try #require(Socket.onLoopback(backlog: 0))
        defer { listener.discard() }
        let transport = CurlTransport()
        let endpoint = try Endpoint("http://127.0.0.1:\(port)")
        let filler = try #require(Socket.connected(to: port))
        defer { filler.discard() }
        let (result, duration) = await timed {
            await transport.post(to: endpoint, connectTimeout: .milliseconds(400), timeout: .seconds(30))
        }
        #expect(result.error?.kind == .connectTimeout)
        #expect(result.error?.isRetryable == true)
        #expect(duration > .milliseconds(350) && duration < .seconds(20))
        await transport.shutdown(within: .seconds(1))
    }

    @Test func `a name that does not exist is said to be the name's fault`() async throws {
        let transport = CurlTransport()
        let error = try #require(await transport.post(to: try Endpoint("http://no-such-host.invalid:4318")).error)
        #expect(error.kind == .nameResolution)
        #expect(error.kind.retry == .rarely)
        await transport.shutdown(within: .seconds(1))
    }

    // MARK: No answer

    @Test(arguments: [FaultBehaviour.neverRead, .neverAnswer])
    func `a server that is silent costs exactly the timeout`(_ behaviour: FaultBehaviour) async throws {
        try await withServer(behaviour) { server, transport in
            let body = [UInt8](repeating: 7, count: 3_000_000)
            let endpoint = server.endpoint
            let (result, duration) = await timed {
                await transport.post(body, to: endpoint, timeout: .milliseconds(300))
            }
            let error = try #require(result.error)
            #expect(error.kind == .timeout)
            #expect(error.isRetryable)
            #expect(duration > .milliseconds(280) && duration < .seconds(20))
        }
    }

    @Test func `only a request that was sent whole may have arrived`() async throws {
        try await withServer(.neverAnswer) { server, transport in
            let error = await transport.post(to: server.endpoint, timeout: .milliseconds(200)).error
            #expect(error?.mayHaveArrived == true)
        }
        try await withServer(.neverRead) { server, transport in
            let body = [UInt8](repeating: 7, count: 16_000_000)
            let error = await transport.post(body, to: server.endpoint, timeout: .milliseconds(200)).error
            #expect(error?.mayHaveArrived == false)
        }
    }

    @Test func `a server that drips its answer is not waited for longer than the timeout`() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: "x", count: 1000)
        try await withServer(.dripping(text, every: .milliseconds(30))) { server, transport in
            let endpoint = server.endpoint
            let (result, duration) = await timed { await transport.post(to: endpoint, timeout: .milliseconds(300)) }
            #expect(result.error?.kind == .timeout)
            #expect(duration < .seconds(20))
        }
    }

    // H17: no blanket abort of slow transfers.
    @Test func `a slow answer within the timeout is an answer`() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nslow!"
        try await withServer(.dripping(text, every: .milliseconds(5)), .late(.milliseconds(400))) { server, transport in
            let response = try await transport.post(to: server.endpoint).get()
            #expect(response.body == Array("slow!".utf8))
        }
    }

    @Test func `without a timeout a late answer is waited for`() async throws {
        try await withServer(.late(.milliseconds(300))) { server, transport in
            #expect(await transport.post(to: server.endpoint, timeout: nil).status == 200)
        }
    }

    // MARK: A broken connection

    @Test func `a reset in the middle of the body is a lost connection, and nothing arrived`() async throws {
        try await withServer(.reset(after: 65_536), .ok) { server, transport in
            let body = [UInt8](repeating: 7, count: 8_000_000)
            let error = try #require(await transport.post(body, to: server.endpoint).error)
            #expect(error.kind == .connectionLost)
            #expect(error.isRetryable)
            #expect(!error.mayHaveArrived)
            #expect(await transport.post(body, to: server.endpoint).status == 200)
            #expect(server.received.count == 1)
        }
    }

    @Test(arguments: [FaultBehaviour.closeAfterBody, .resetAfterBody])
    func `an answer that never comes is a lost connection, and the request may have arrived`(
        _ behaviour: FaultBehaviour
    ) async throws {
        try await withServer(behaviour) { server, transport in
            let error = try #require(await transport.post(to: server.endpoint).error)
            #expect(error.kind == .connectionLost)
            #expect(error.isRetryable)
            #expect(error.mayHaveArrived)
            #expect(server.received.count == 1)
        }
    }

    // The server read a request on a kept-alive connection and closed without an answer: libcurl repeats by itself.
    @Test(arguments: [FaultBehaviour.closeAfterBody, .resetAfterBody])
    func `a request on a dead kept-alive connection is repeated once, and that is told`(
        _ behaviour: FaultBehaviour
    ) async throws {
        try await withServer(.ok, behaviour, .ok) { server, transport in
            let first = try await transport.post([1], to: server.endpoint).get()
            #expect(first.sends == 1)
            let response = try await transport.post([2], to: server.endpoint).get()
            #expect(response.status == 200)
            #expect(response.sends == 2)
            #expect(server.received.map(\.body) == [[1], [2], [2]])
        }
    }

    @Test func `a request is never repeated twice`() async throws {
        try await withServer(.ok, .closeAfterBody) { server, transport in
            _ = await transport.post([1], to: server.endpoint)
            let error = try #require(await transport.post([2], to: server.endpoint).error)
            #expect(error.kind == .connectionLost)
            #expect(error.mayHaveArrived)
            #expect(server.received.map(\.body) == [[1], [2], [2]])
        }
    }

    @Test func `repeating can be forbidden without giving up kept-alive connections`() async throws {
        var settings = CurlSettings()
        settings.repeatsOnStaleConnection = false
        try await withServer(.ok, .ok, .closeAfterBody, .ok, settings: settings) { server, transport in
            _ = await transport.post([1], to: server.endpoint)
            _ = await transport.post([2], to: server.endpoint)
            #expect(server.connectionCount == 1)
            let error = try #require(await transport.post([3], to: server.endpoint).error)
            #expect(error.kind == .connectionLost)
            #expect(error.mayHaveArrived)
            #expect(server.received.map(\.body) == [[1], [2], [3]])
        }
    }

    @Test func `a connection that the server closed between requests is replaced`() async throws {
        try await withServer(.okThenClose) { server, transport in
            for _ in 0..<5 { #expect(await transport.post(to: server.endpoint).status == 200) }
            #expect(server.received.count == 5)
        }
    }

    // MARK: A strange answer

    @Test(arguments: [
        FaultBehaviour.respond(200, body: "<html>sign in</html>"),
        .respond(200, ["Content-Type": "text/html"], body: "<html>sign in</html>"),
        .respond(200, ["Content-Type": "application/json"], body: "{}"),
        .respond(200, ["Content-Type": "application/x-protobuf"], body: "\u{1}\u{2}not protobuf"),
        .respond(204), .respond(202, ["Content-Type": "text/plain"]),
        .raw("HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n"), .raw("HTTP/1.0 200 OK\r\n\r\nuntil the end", ending: .close),
    ])
    func `any 2xx is an answer whatever its body`(_ behaviour: FaultBehaviour) async throws {
        try await withServer(behaviour) { server, transport in
            let result = await transport.post(to: server.endpoint)
            #expect(result.status.map { (200..<300).contains($0) } == true)
            #expect(ExportFailure(result) == nil)
            #expect(server.received.count == 1)
        }
    }

    @Test(arguments: [FaultBehaviour.truncated, .dripping("HTTP/1.1 200 OK\r\nX: y\r\n", every: .milliseconds(1))])
    func `a 2xx whose body broke off was still accepted`(_ behaviour: FaultBehaviour) async throws {
        try await withServer(behaviour) { server, transport in
            let result = await transport.post(to: server.endpoint, timeout: .milliseconds(400))
            let response = try result.get()
            #expect(response.status == 200)
            #expect(response.bodyFailure != nil)
            #expect(ExportFailure(result) == nil)
        }
    }

    @Test func `what is not HTTP is not tried again`() async throws {
        try await withServer(.garbage) { server, transport in
            let error = try #require(await transport.post(to: server.endpoint).error)
            #expect(error.kind == .protocolViolation)
            #expect(!error.isRetryable)
        }
    }

    @Test(arguments: [FaultBehaviour.hugeChunked(64 << 20), .hugeWithLength(64 << 20), .lyingContentLength])
    func `a huge body is not read beyond the limit, and that is final`(_ behaviour: FaultBehaviour) async throws {
        try await withServer(behaviour, .ok) { server, transport in
            let result = await transport.post(to: server.endpoint)
            let response = try result.get()
            #expect(response.body.count <= HTTPResponse.maximumBodySize)
            #expect(response.bodyFailure?.kind == .responseTooLarge)
            #expect(ExportFailure(result) == ExportFailure("response_too_large", .drop))
            #expect(await transport.post(to: server.endpoint).status == 200)
        }
    }

    @Test(arguments: [
        FaultBehaviour.headers(lines: 200, of: 1000), .headers(lines: 1, of: 90_000), .headers(lines: 1, of: 400_000),
        .interim(5000),
    ])
    func `endless headers are not read beyond the limit, and that is final`(_ behaviour: FaultBehaviour) async throws {
        try await withServer(behaviour, .ok) { server, transport in
            let result = await transport.post(to: server.endpoint)
            guard let failure = ExportFailure(result) else {
                Issue.record("\(result.status ?? 0) \(String(describing: try? result.get().bodyFailure?.curlCode))")
                return
            }
            #expect(failure == ExportFailure("response_too_large", .drop))
            #expect(await transport.post(to: server.endpoint).status == 200)
        }
    }

    @Test func `a few interim answers change nothing`() async throws {
        try await withServer(.interim(3)) { server, transport in
            #expect(await transport.post(to: server.endpoint).status == 200)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirection is not followed, and only its origin is told`(_ status: Int) async throws {
        let target = try FaultServer(.ok)
        let location = "http://127.0.0.1:\(target.port)/collect?token=canary"
        try await withServer(.respond(status, ["Location": location])) { server, transport in
            var headers = HTTPHeaders()
            try headers.set("X-API-Key", to: "canary")
            let result = await transport.post(to: server.endpoint, headers: headers)
            #expect(result.status == status)
            let response = try result.get()
            #expect(response.redirectOrigin == "http://127.0.0.1:\(target.port)")
            #expect(ExportFailure(result) == ExportFailure("redirected", .drop))
        }
        #expect(target.connectionCount == 0)
        target.stop()
    }

    @Test(arguments: ["file:///etc/passwd", "/login", "http://user:canary@host/", "\u{1}"])
    func `a strange redirection is not repeated`(_ location: String) async throws {
        try await withServer(.respond(302, ["Location": location])) { server, transport in
            let response = try await transport.post(to: server.endpoint).get()
            #expect(response.redirectOrigin == "a location that is no absolute http URL")
        }
    }

    // MARK: Nobody waits any more

    @Test func `cancelling the task aborts the transfer`() async throws {
        try await withServer(.neverAnswer) { server, transport in
            let endpoint = server.endpoint
            let task = Task { await transport.post(to: endpoint) }
            try await Task.sleep(for: .milliseconds(100))
            let (result, duration) = await timed {
                task.cancel()
                return await task.value
            }
            #expect(result.error?.kind == .cancelled)
            #expect(result.error?.isRetryable == false)
            #expect(duration < .seconds(20))
        }
    }

    @Test func `a task that is already cancelled sends nothing`() async throws {
        try await withServer(.ok) { server, transport in
            let endpoint = server.endpoint
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return await transport.post(to: endpoint)
            }
            task.cancel()
            #expect(await task.value.error?.kind == .cancelled)
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `shutting down aborts what is in flight and refuses what comes later`() async throws {
        try await withServer(.neverAnswer) { server, transport in
            let endpoint = server.endpoint
            let tasks = (0..<3).map { _ in Task { await transport.post(to: endpoint) } }
            try await Task.sleep(for: .milliseconds(100))
            let (_, duration) = await timed { await transport.shutdown(within: .seconds(20)) }
            #expect(duration < .seconds(20))
            for task in tasks { #expect(await task.value.error?.kind == .closed) }
            #expect(await transport.post(to: endpoint).error?.kind == .closed)
            await transport.shutdown(within: .seconds(20))
        }
    }

    @Test func `shutting down an unused transport is immediate`() async throws {
        let transport = CurlTransport()
        await transport.shutdown(within: .zero)
        #expect(await transport.post(to: .localCollector).error?.kind == .closed)
    }

    @Test func `requests racing a shutdown each end exactly once`() async throws {
        try await withServer(.ok) { server, _ in
            let endpoint = server.endpoint
            for round in 0..<30 {
                let transport = CurlTransport()
                await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            let result = await transport.post(to: endpoint)
                            return result.status == 200 || result.error?.kind == .closed
                        }
                    }
                    group.addTask {
                        if round % 3 > 0 { await Task.yield() }
                        await transport.shutdown(within: .seconds(5))
                        return true
                    }
                    for await isExpected in group { #expect(isExpected) }
                }
            }
        }
    }

    @Test func `a transport that is forgotten lets its thread end`() async throws {
        try await withServer(.neverAnswer) { server, _ in
            let endpoint = server.endpoint
            var transport: CurlTransport? = CurlTransport()
            let error = await transport?.post(to: endpoint, timeout: .milliseconds(50)).error
            #expect(error?.kind == .timeout)
            transport = nil
        }
    }
}
