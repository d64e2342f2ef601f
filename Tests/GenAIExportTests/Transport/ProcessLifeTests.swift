// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The transport as a guest in a process that forks, exits, counts and has an environment.
///
/// Each test has a process of its own.
@Suite struct ProcessLifeTests {
    @Test(arguments: [0, 1, 3, 10, 30, 80])
    func `exiting in the middle of transfers neither crashes nor hangs`(_ delay: Int) async throws {
        let directory = try TemporaryDirectory()
        let certificate = try Certificate(in: directory)
        let server = try TLSServer(certificate)
        await #expect(processExitsWith: .exitCode(7)) {
            [
                port = server.port as UInt16, file = certificate.file as String, delay = delay as Int
            ] in
            let transport = CurlTransport(CurlSettings(tls: TLSSettings(trustedCertificatesFile: file)))
            let endpoint = try Endpoint("https://127.0.0.1:\(port)")
            for _ in 0..<6 {
                Task {
                    while true {
                        _ = await transport.post([UInt8](repeating: 1, count: 500_000), to: endpoint)
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(delay))
            alarm(8)  // would end the process with a signal instead
            exit(7)
        }
        _ = server.stop()
    }

    @Test func `exiting while a server hangs takes no time`() async throws {
        await #expect(processExitsWith: .exitCode(7)) {
            let server = try FaultServer(.neverAnswer)
            let transport = CurlTransport()
            Task { _ = await transport.post(to: server.endpoint, timeout: nil) }
            while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            alarm(8)
            exit(7)
        }
    }

    // Handlers run in the reverse order of their registration: this one runs after ours.
    @Test func `sending from an exit handler is refused and does not hang`() async throws {
        await #expect(processExitsWith: .exitCode(7)) {
            atexit {
                alarm(8)
                Task { _ = await CurlTransport().post(to: .localCollector) }
                usleep(50_000)
            }
            _ = await CurlTransport().post(to: .localCollector)
            exit(7)
        }
    }

    @Test func `a forked child fails at once and touches nothing of the parent's`() async throws {
        await #expect(processExitsWith: .success) {
            let server = try FaultServer(.ok)
            let worker = CurlWorker(CurlSettings())
            func submit() async -> Result<HTTPResponse, TransportError> {
                await withCheckedContinuation { continuation in
                    let request = HTTPRequest(to: server.endpoint, body: HTTPBody([1]), contentType: "x/y")
                    let transfer = CurlTransfer(request, cancellation: .init(), continuation: continuation)
                    if let error = worker.submit(transfer) { transfer.finish(.failure(error)) }
                }
            }
            let isRunning = Task { while !Task.isCancelled { _ = await submit() } }
            while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<20 {
                let connections = server.connectionCount
                await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                    // What a child can do without the threads of the pool, which fork did not copy.
                    let code = ProcessFacts.exitCodeOfChild {
                        let error = worker.forkedError
                        worker.wake()
                        worker.stop()
                        CurlWorkers.joinFinished()
                        CurlWorkers.stopAll()  // what exit would do
                        return error?.kind == .forked ? 9 : 1
                    }
                    #expect(code == 9)
                    continuation.resume()
                }
                #expect(server.connectionCount == connections)
            }
            isRunning.cancel()
            _ = await isRunning.value
            #expect(await submit().status == 200)
            worker.stop()
            await worker.finish(within: .seconds(5))
            CurlWorkers.joinFinished()
            server.stop()
        }
    }

    @Test func `no descriptor is left behind by anything that goes wrong`() async throws {
        await #expect(processExitsWith: .success) {
            func rounds(_ count: Int) async throws {
                let script: [FaultBehaviour] = [
                    .ok, .closeAfterBody, .resetAfterBody, .neverAnswer, .neverRead, .reset(after: 100), .garbage,
                    .truncated, .hugeChunked(8 << 20), .interim(5000), .okThenClose,
                ]
                for _ in 0..<count {
                    for behaviour in script {
                        try await withServer(.ok, behaviour) { server, transport in
                            for _ in 0..<3 {
                                _ = await transport.post(to: server.endpoint, timeout: .milliseconds(30))
                            }
                        }
                    }
                    let transport = CurlTransport()
                    _ = await transport.post(to: try Endpoint("http://127.0.0.1:1"))
                    _ = await transport.post(to: try Endpoint("http://no-such-host.invalid"))
                    await transport.shutdown(within: .seconds(2))
                }
            }
            try await rounds(1)
            let before = ProcessFacts.descriptors
            try await rounds(3)
            #expect(ProcessFacts.descriptors == before)
        }
    }

    @Test func `a child process inherits no socket`() async throws {
        await #expect(processExitsWith: .success) {
            let before = ProcessFacts.inheritedSockets
            try await withServer(.ok) { server, transport in
                _ = await transport.post(to: server.endpoint)
                #expect(server.connectionCount == 1)
                // Whatever the runtime opens meanwhile is marked an instant later; the connection here stays open.
                for _ in 0..<1000 where ProcessFacts.inheritedSockets != before {
                    try await Task.sleep(for: .milliseconds(5))
                }
                #expect(ProcessFacts.inheritedSockets == before)
            }
        }
    }

    @Test func `a proxy in the environment is not used unless it is asked for`() async throws {
        await #expect(processExitsWith: .success) {
            let proxy = try FaultServer(.ok)
            for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"] {
                unsafe setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
            }
            try await withServer(.ok) { server, transport in
                #expect(await transport.post(to: server.endpoint).status == 200)
                #expect(server.received.count == 1)
            }
            #expect(proxy.connectionCount == 0)
            try await withServer(.ok, settings: CurlSettings(proxy: .environment)) { server, transport in
                #expect(await transport.post(to: server.endpoint).status == 200)
                #expect(server.connectionCount == 0)
            }
            #expect(proxy.received.count == 1)
            proxy.stop()
        }
    }

    @Test func `a proxy that was configured is used whatever no_proxy says`() async throws {
        await #expect(processExitsWith: .success) {
            unsafe setenv("no_proxy", "*", 1)
            let proxy = try FaultServer(.ok)
            let settings = CurlSettings(
                proxy: .explicit(
                    try Endpoint("http://127.0.0.1:\(proxy.port)"),
                    authorization: try .basic(username: "Aladdin", password: "open sesame")))
            try await withServer(.ok, settings: settings) { server, transport in
                #expect(await transport.post(to: server.endpoint).status == 200)
                #expect(server.connectionCount == 0)
                #expect(proxy.received.first?.line == "POST \(server.endpoint.url) HTTP/1.1")
                #expect(proxy.received.first?["proxy-authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
            }
            proxy.stop()
        }
    }

    @Test func `a connection that breaks during writing is no fatal signal`() async throws {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            for _ in 0..<20 {
                try await withServer(.reset(after: 1000)) { server, transport in
                    let body = [UInt8](repeating: 1, count: 3_000_000)
                    #expect(await transport.post(body, to: server.endpoint).error?.kind == .connectionLost)
                }
            }
        }
    }

    @Test func `an idle transport uses no processor time`() async throws {
        await #expect(processExitsWith: .success) {
            try await withServer(.ok) { server, transport in
                _ = await transport.post(to: server.endpoint)
                let before = ProcessFacts.processorTime
                try await Task.sleep(for: .milliseconds(500))
                #expect(ProcessFacts.processorTime - before < .milliseconds(20))
            }
        }
    }

    #if os(Linux)
    @Test func `the thread begins with the first request and ends with the transport`() async throws {
        await #expect(processExitsWith: .success) {
            func count() -> Int { ProcessFacts.threadNames.filter { $0 == "genai-export" }.count }
            let unused = CurlTransport()
            let transport = CurlTransport()
            #expect(count() == 0)
            _ = await transport.post(to: try Endpoint("http://127.0.0.1:1"))
            _ = await transport.post(to: try Endpoint("http://127.0.0.1:1"))
            #expect(count() == 1)
            await transport.shutdown(within: .seconds(1))
            await unused.shutdown(within: .seconds(1))
            // A joined thread stands in the system's list for another instant.
            for _ in 0..<100 where count() > 0 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(count() == 0)
        }
    }
    #endif
}
