// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAITelemetry
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

private struct HiddenError: Error {}

@Suite struct SpanStatusTests {
    private struct Timeout: SpanStatusConvertible {
        var spanStatus: SpanStatus { .timeout }
    }

    enum Refusal: SpanStatusConvertible {
        case quota
        var spanStatus: SpanStatus { .error("quota_exceeded", message: "Come back tomorrow.") }
    }

    enum Failure: Error { case first }

    // MARK: What an error means

    @Test func `cancellation and timeouts are told apart from failures`() {
        #expect(SpanStatus(thrown: CancellationError()) == .cancelled)
        #expect(SpanStatus(thrown: URLError(.cancelled)) == .cancelled)
        #expect(SpanStatus(thrown: URLError(.timedOut)) == .timeout)
        #expect(SpanStatus(thrown: NSError(domain: "NSURLErrorDomain", code: -1001)) == .timeout)
        #expect(SpanStatus(thrown: NSError(domain: "NSPOSIXErrorDomain", code: 110)) == .timeout)
        #expect(SpanStatus(thrown: NSError(domain: "NSCocoaErrorDomain", code: 3072)) == .cancelled)
        #expect(SpanStatus(thrown: Timeout()) == .timeout)
        #expect(SpanStatus(thrown: URLError(.notConnectedToInternet)).code == .error)
    }

    @Test func `an error is named by its type, the same in every run`() {
        #expect(SpanStatus(thrown: Failure.first) == .error("GenAITelemetryTests.SpanStatusTests.Failure"))
        #expect(SpanStatus(thrown: HiddenError()) == .error("GenAITelemetryTests.HiddenError"))
        struct LocalError<Detail>: Error {}
        let local = SpanStatus(thrown: LocalError<HiddenError>()).errorType
        #expect(local?.contains("$") == false)
        #expect(local?.hasSuffix("LocalError<GenAITelemetryTests.HiddenError>") == true)
    }

    @Test func `an error that knows its status says it itself`() {
        let status = SpanStatus(thrown: Refusal.quota)
        #expect(status == .error("quota_exceeded", message: "Come back tomorrow."))
    }

    // MARK: What a thrown error does to a span

    @Test func `a span that code throws out of has the error's status, and the error goes on`() async {
        let recorder = Recorder()
        #expect(throws: Failure.self) {
            try recorder.tracer.withSpan(.span("sync")) { _ in throw Failure.first }
        }
        await #expect(throws: Failure.self) {
            try await recorder.tracer.withSpan(.span("async")) { _ in
                await Task.yield()
                throw Failure.first
            }
        }
        for record in recorder.records {
            #expect(record.status.code == .error)
            #expect(record.status.errorType == "GenAITelemetryTests.SpanStatusTests.Failure")
            #expect(record.status.message == "first")
            #expect(record.events.map(\.name) == ["exception"])
            #expect(record.events.first?.attributes["exception.message"] == "first")
        }
        #expect(recorder.records.count == 2)
    }

    @Test func `without content an error leaves its name and no words`() {
        let recorder = Recorder(content: .none)
        #expect(throws: Failure.self) { try recorder.tracer.withSpan(.span("s")) { _ in throw Failure.first } }
        #expect(recorder.records.first?.status.message == nil)
        #expect(recorder.records.first?.events.first?.attributes["exception.message"] == nil)
        #expect(recorder.records.first?.events.first?.attributes["exception.type"] != nil)
    }

    @Test func `a cancelled task's span is cancelled and holds no exception`() async {
        let recorder = Recorder()
        let task = Task {
            try await recorder.tracer.withSpan(.span("long")) { _ in try await Task.sleep(for: .seconds(3600)) }
        }
        task.cancel()
        _ = await task.result
        #expect(recorder.records.first?.status == .cancelled)
        #expect(recorder.records.first?.events.isEmpty == true)
    }

    @Test func `an error is not described when nobody records it`() {
        struct Talkative: Error, CustomStringConvertible {
            var description: String {
                Issue.record("described")
                return ""
            }
        }
        for recorder in [Recorder(sampler: AlwaysOffSampler()), Recorder(content: .none)] {
            // Not with #expect(throws:), which describes what it catches.
            do {
                try recorder.tracer.withSpan(.span("s")) { _ in throw Talkative() }
            } catch {}
        }
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.span("s"))
        span.end()
        span.recordException(Talkative())
        span.end(throwing: Talkative())
    }

    // MARK: What the application says

    @Test func `ok is final`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.span("s"))
        span.setStatus(.error("first"))
        span.setStatus(.ok)
        span.setStatus(.error("second"))
        span.setStatus(.unset)
        span.end(throwing: Failure.first)
        #expect(recorder.records.first?.status == .ok)
        #expect(recorder.records.first?.events.map(\.name) == ["exception"])
    }

    @Test func `the last failure counts, unset says nothing, and an error thrown later does not overrule it`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.span("s"))
        span.setStatus(.error("first"))
        span.setStatus(.error("second", message: "words"))
        span.setStatus(.unset)
        span.end(throwing: Failure.first)
        #expect(recorder.records.first?.status == .error("second", message: "words"))
    }

    @Test func `a message without a failure is left out`() {
        let recorder = Recorder()
        let span = recorder.tracer.startSpan(.span("s"))
        span.setStatus(SpanStatus(.ok, errorType: "x", message: "words"))
        span.end()
        #expect(recorder.records.first?.status == .ok)
    }
}
