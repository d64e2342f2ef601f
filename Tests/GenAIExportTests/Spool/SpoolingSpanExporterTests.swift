// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIOTLP
import GenAITelemetry
import GenAITelemetryTesting
import Synchronization
import Testing

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The spool between a processor and a destination.
@Suite struct SpoolingSpanExporterTests {
    /// A directory for spools, removed with everything in it.
    private final class Base: Sendable {
        let path: String

        init() throws {
            let parent = try TemporaryDirectory()
            // Its own, since the temporary one removes files only.
            path = parent.path + "-spool"
        }

        /// The paths of all files.
        var files: [String] {
            let files = SystemSpoolFiles()
            return ((try? files.entries(of: path)) ?? []).flatMap { directory in
                ((try? files.entries(of: "\(path)/\(directory)")) ?? []).map { "\(path)/\(directory)/\($0)" }
            }
        }

        deinit {
            for file in files { unsafe unlink(file) }
            for directory in (try? SystemSpoolFiles().entries(of: path)) ?? [] { unsafe rmdir("\(path)/\(directory)") }
            unsafe rmdir(path)
        }
    }

    private func exporter(
        over transport: ScriptedTransport, in base: Base, _ configure: (inout SpoolConfiguration) -> Void = { _ in },
        otlp change: (inout OTLPHTTPConfiguration) -> Void = { _ in }
    ) throws -> SpoolingSpanExporter {
        var configuration = OTLPHTTPConfiguration()
        configuration.retry.initialDelay = .milliseconds(5)
        configuration.retry.maximumDelay = .milliseconds(20)
        configuration.retry.refusedDelay = .milliseconds(30)
        change(&configuration)
        var spool = SpoolConfiguration(directory: base.path)
        configure(&spool)
        let exporter = OTLPHTTPExporter(configuration, convention: GenAIConvention(), transport: transport)
        return try SpoolingSpanExporter(exporter, spool, diagnostics: .silent)
    }

    private func waitUntil(_ isTrue: () -> Bool) async throws {
        let start = ContinuousClock.now
        while !isTrue(), ContinuousClock.now - start < .seconds(20) { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test func `what ended arrives, and the books say so at every instant`() async throws {
        let base = try Base()
        let transport = ScriptedTransport { _, number in number % 3 == 0 ? 503 : 200 }
        let processor = try BatchSpanProcessor(exporter: exporter(over: transport, in: base), diagnostics: .silent)
        let isOver = Atomic(false)
        let watch = Task {
            var count = 0
            while !isOver.load(ordering: .relaxed) {
                let books = processor.statistics
                if !books.isBalanced || books.spooled < 0 { count += 1 }
                await Task.yield()
            }
            return count
        }
        for _ in 0..<10 {
            for span in makeBatch(50).spans { processor.onEnd(span) }
            #expect(await processor.forceFlush(within: .seconds(20)))
        }
        try await waitUntil { processor.statistics.exported == 500 }
        isOver.store(true, ordering: .relaxed)
        #expect(await watch.value == 0)
        #expect(processor.statistics.exported == 500)
        #expect(processor.statistics.spooled == 0)
        #expect(await processor.shutdown(within: .seconds(5)))
        #expect(base.files.isEmpty)
        #expect(Set(transport.sent.flatMap(\.spanIDs)).count == 500)
    }

    @Test func `while the destination is down the queue empties to disk, and the next process delivers`() async throws {
        let base = try Base()
        let down = try BatchSpanProcessor(
            exporter: exporter(over: ScriptedTransport { _, _ in 503 }, in: base), diagnostics: .silent)
        let batch = makeBatch(300)
        for span in batch.spans { down.onEnd(span) }
        #expect(await down.forceFlush(within: .seconds(20)))
        #expect(down.statistics.spooled == 300 && down.statistics.queued == 0)
        #expect(await down.shutdown(within: .seconds(5)))
        #expect(down.statistics.spooled == 300 && down.statistics.isBalanced)

        let transport = ScriptedTransport { _, _ in 200 }
        let up = try BatchSpanProcessor(exporter: exporter(over: transport, in: base), diagnostics: .silent)
        try await waitUntil { up.statistics.recovered.exported == 300 }
        let books = up.statistics
        #expect(books.recovered.found == 300 && books.recovered.exported == 300 && books.recovered.isBalanced)
        #expect(books.ended == 0 && books.exported == 0 && books.isBalanced)
        let arrived = Set(transport.sent.flatMap { $0.traces.spans.compactMap(\.spanID) })
        #expect(arrived == Set(batch.spans.map(\.context.spanID)))
        #expect(await up.shutdown(within: .seconds(5)))
        #expect(base.files.isEmpty)
    }

    @Test func `an unreadable span is dropped alone, from disk as from memory`() async throws {
        let base = try Base()
        let batch = makeBatch(64)
        let poison = batch.spans[20].context.spanID
        let transport = ScriptedTransport { sent, _ in sent.traces.spans.contains { $0.spanID == poison } ? 400 : 200 }
        let processor = try BatchSpanProcessor(exporter: exporter(over: transport, in: base), diagnostics: .silent)
        for span in batch.spans { processor.onEnd(span) }
        #expect(await processor.forceFlush(within: .seconds(20)))
        try await waitUntil { processor.statistics.spooled == 0 }
        #expect(processor.statistics.exported == 63)
        #expect(processor.statistics.failed == ["refused": 1])
        #expect(await processor.shutdown(within: .seconds(5)))
    }

    @Test func `refused credentials keep the spans on disk until others are taken`() async throws {
        let base = try Base()
        let transport = ScriptedTransport { _, number in number < 3 ? 401 : 200 }
        let processor = try BatchSpanProcessor(exporter: exporter(over: transport, in: base), diagnostics: .silent)
        for span in makeBatch(5).spans { processor.onEnd(span) }
        #expect(await processor.forceFlush(within: .seconds(20)))
        try await waitUntil { processor.statistics.exported == 5 }
        #expect(processor.statistics.exported == 5)
        #expect(transport.sent.count == 3)
        #expect(await processor.shutdown(within: .seconds(5)))
    }

    @Test func `a directory that cannot be used leaves the spans to memory`() async throws {
        let base = try Base()
        let transport = ScriptedTransport { _, _ in 200 }
        let exporter = try exporter(over: transport, in: base) { $0.directory = "/dev/null/spool" }
        let processor = try BatchSpanProcessor(exporter: exporter, diagnostics: .silent)
        for span in makeBatch(5).spans { processor.onEnd(span) }
        #expect(await processor.forceFlush(within: .seconds(20)))
        #expect(processor.statistics.exported == 5)
        #expect(await processor.shutdown(within: .seconds(5)))
    }

    @Test func `a destination that reads JSON gets JSON from disk`() async throws {
        let base = try Base()
        let server = try FaultServer(.ok)
        defer { server.stop() }
        var configuration = OTLPHTTPConfiguration()
        configuration.endpoint = server.endpoint
        configuration.encoding = .httpJSON
        let exporter = try SpoolingSpanExporter(
            OTLPHTTPExporter(configuration), SpoolConfiguration(directory: base.path), diagnostics: .silent)
        let result = try await exporter.export(makeBatch(3))
        #expect(result.spooledCount == 3)
        try await exporter.forceFlush()
        try await waitUntil { !server.received.isEmpty }
        let received = try #require(server.received.first)
        #expect(try OTLPTraces(json: received.body).spans.count == 3)
        await exporter.shutdown()
    }

    @Test func `only this user can read what is on disk`() async throws {
        let base = try Base()
        let exporter = try exporter(over: ScriptedTransport { _, _ in 503 }, in: base)
        let before = umask(0)
        _ = try await exporter.export(makeBatch(3))
        umask(before)
        var information = stat()
        for path in base.files {
            #expect(unsafe lstat(path, &information) == 0)
            #expect(information.st_mode & 0o7777 == 0o600, "\(path)")
        }
        #expect(base.files.count == 2)
        #expect(unsafe lstat(base.path, &information) == 0 && information.st_mode & 0o7777 == 0o700)
        await exporter.shutdown()
    }

    @Test(arguments: ["link", "open to all"])
    func `a directory that somebody else prepared is not used`(_ trap: String) async throws {
        let base = try Base()
        let other = try TemporaryDirectory()
        if trap == "link" {
            unsafe symlink(other.path, base.path)
        } else {
            unsafe mkdir(base.path, 0o700)
            unsafe chmod(base.path, 0o777)
        }
        let transport = ScriptedTransport { _, _ in 200 }
        let exporter = try exporter(over: transport, in: base)
        #expect(try await exporter.export(makeBatch(3)) == .accepted)
        #expect(try SystemSpoolFiles().entries(of: other.path).isEmpty)
        #expect(base.files.isEmpty)
        await exporter.shutdown()
        if trap == "link" { unsafe unlink(base.path) }
    }

    @Test func `a spool that waits for a dead destination ends within its deadline`() async throws {
        let base = try Base()
        let server = try FaultServer(.neverAnswer)
        defer { server.stop() }
        var configuration = OTLPHTTPConfiguration()
        configuration.endpoint = server.endpoint
        let exporter = try SpoolingSpanExporter(
            OTLPHTTPExporter(configuration), SpoolConfiguration(directory: base.path), diagnostics: .silent)
        let processor = try BatchSpanProcessor(exporter: exporter, diagnostics: .silent)
        for span in makeBatch(5).spans { processor.onEnd(span) }
        let (_, duration) = await timed { await processor.shutdown(within: .milliseconds(300)) }
        #expect(duration < .seconds(5))
        #expect(processor.statistics.spooled == 5 && processor.statistics.isBalanced)
        // The request that shutdown cut off is no verdict: what was in it waits for the next process.
        // The one that was cut off may still hold what it wrote, so more than one may have to come.
        let recovered = Mutex(0)
        for _ in 0..<20 where recovered.withLock({ $0 }) == 0 {
            let next = try self.exporter(over: ScriptedTransport { _, _ in 200 }, in: base)
            next.reportSettlements { settlement in recovered.withLock { $0 += settlement.exported } }
            for _ in 0..<20 where recovered.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(50)) }
            await next.shutdown()
        }
        #expect(recovered.withLock { $0 } == 5)
    }

    @Test func `the exporter keeps the contract`() async throws {
        let base = try Base()
        let make: @Sendable () -> any SpanExporter = {
            let transport = ScriptedTransport { _, _ in 200 }
            guard let exporter = try? self.exporter(over: transport, in: base) else { return UnusableExporter() }
            return exporter
        }
        let violations = await SpanExporterContract(make).violations()
        #expect(violations.isEmpty, "\(violations)")
    }

    // A child that records until it is killed; a parent that counts. What was written outlives the process, synced or not.
    @Test(arguments: [1, 5, 20, 60, 150, 300])
    func `a process that is killed loses nothing that it had written`(milliseconds: Int) async throws {
        let base = try Base()
        let counts = try TemporaryDirectory()
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                path = base.path as String, counts = counts.path as String, milliseconds = milliseconds as Int
            ] in
            let transport = ScriptedTransport { _, _ in 503 }
            let exporter = try SpoolingSpanExporter(
                OTLPHTTPExporter(OTLPHTTPConfiguration(), convention: GenAIConvention(), transport: transport),
                SpoolConfiguration(directory: path), diagnostics: .silent)
            let batches = (0..<8).map { makeBatch($0 + 1) }
            // The first one makes the directory, so that there is something to count.
            var stored = try await exporter.export(batches[0]).spooledCount
            Task.detached {
                usleep(UInt32(milliseconds * 1000))
                kill(getpid(), SIGKILL)
            }
            let descriptor = unsafe open("\(counts)/count", O_CREAT | O_WRONLY, 0o600)
            while true {
                stored += try await exporter.export(batches[stored % 8]).spooledCount
                unsafe withUnsafeBytes(of: Int64(stored)) { unsafe _ = pwrite(descriptor, $0.baseAddress, 8, 0) }
            }
        }
        var stored: Int64 = 0
        let descriptor = unsafe open("\(counts.path)/count", O_RDONLY)
        unsafe withUnsafeMutableBytes(of: &stored) { unsafe _ = pread(descriptor, $0.baseAddress, 8, 0) }
        close(descriptor)
        let transport = ScriptedTransport { _, _ in 200 }
        let processor = try BatchSpanProcessor(exporter: exporter(over: transport, in: base), diagnostics: .silent)
        try await waitUntil {
            let recovered = processor.statistics.recovered
            return recovered.found >= max(Int(stored), 1) && recovered.spooled == 0
        }
        let books = processor.statistics.recovered
        #expect(books.isBalanced && books.spooled == 0)
        #expect(books.exported >= stored)
        // A batch that was being written when the process died may be torn, and is counted.
        #expect(books.found - books.exported <= 8)
        #expect(transport.sent.reduce(0) { $0 + $1.traces.spanCount } == books.exported)
        #expect(await processor.shutdown(within: .seconds(5)))
    }
}

/// Breaks every promise, so that a failed construction cannot pass for a kept contract.
private struct UnusableExporter: SpanExporter {
    func export(_ batch: SpanBatch) async throws(ExportError) -> ExportResult { throw ExportError(.other, "Unusable.") }
    func forceFlush() async throws(ExportError) { throw ExportError(.other, "Unusable.") }
    func shutdown() async {}
}
