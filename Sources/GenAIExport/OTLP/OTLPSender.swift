// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry
import Synchronization

/// Sends one request until the destination has decided about it, or there is no more time.
final class OTLPSender: Sendable {
    private let configuration: OTLPHTTPConfiguration
    private let transport: any HTTPTransport
    private let encoder: OTLPBodyEncoder
    private let headers: HeaderSource
    private let gate = DestinationGate()
    private let requests = Atomic(0)
    /// How long requests took.
    let durations = ExportDurations()
    /// Words for what happens here.
    let answer: OTLPAnswer

    /// How long, and how persistently, somebody wants to try.
    struct Patience: Sendable {
        /// When to give up, on the monotonic clock.
        var deadline: UInt64
        /// How often at most.
        var maximumAttempts: Int
        /// A hurry since this count means not to wait; nil means one since now.
        var hurriedSince: Int?
        /// Whether refused credentials are waited out, even where nobody can provide others.
        var waitsForCredentials = false
    }

    /// What the destination decided.
    enum Verdict: Sendable {
        /// It has them, but for those that it says it refused.
        case taken(rejectedCount: Int, message: String?)
        /// It does not take this request as it is.
        case refused(ExportFailure, ExportError)
        /// It has not decided, and there is no more time.
        case undecided(ExportError)
    }

    init(_ configuration: OTLPHTTPConfiguration, transport: any HTTPTransport, encoder: OTLPBodyEncoder) {
        self.configuration = configuration
        self.transport = transport
        self.encoder = encoder
        headers = HeaderSource(configuration.headers, provider: configuration.headerProvider)
        answer = OTLPAnswer(endpoint: configuration.endpoint, headers: configuration.headers)
    }

    /// Whether the destination refuses the credentials, which no hurry changes.
    var isRefused: Bool { gate.isRefusing }

    /// How often somebody was in a hurry so far.
    var hurryCount: Int { gate.hurryCount }

    /// How many requests were made so far, those included that libcurl repeated on a fresh connection.
    var requestCount: Int { requests.load(ordering: .relaxed) }

    /// Cuts waits short.
    func hurry() { gate.hurry() }

    /// Aborts what is under way.
    func shutdown() async {
        gate.hurry()
        await transport.shutdown(within: .seconds(1))
    }

    /// Sends a payload, and notes how long that took.
    func send(_ payload: OTLPPayload, _ patience: Patience) async -> Verdict {
        let start = SystemClock().monotonicTime()
        var statusCode: Int?
        let verdict = await decide(payload, patience, &statusCode)
        durations.add(
            .nanoseconds(SystemClock().monotonicTime() &- start),
            ExportDuration.Outcome(errorType: verdict.errorType, statusCode: statusCode))
        return verdict
    }

    private func decide(_ payload: OTLPPayload, _ patience: Patience, _ statusCode: inout Int?) async -> Verdict {
        var hurryCount = patience.hurriedSince ?? gate.hurryCount
        var attempts = 0
        var last: ExportError?
        // New credentials are tried at once, but not over and over.
        var mayRefresh = true
        while true {
            let pass: DestinationGate.Pass
            switch await gate.enter(before: patience.deadline, hurriedSince: hurryCount) {
            case .go(let granted): pass = granted
            case .tooLate: return .undecided(answer.tooLate(after: last))
            case .cancelled: return .undecided(answer.stopped(after: last, attempts: attempts))
            }
            hurryCount = pass.hurryCount
            attempts += 1
            var (used, outcome) = await attempt(payload)
            var failure = outcome.map(ExportFailure.init) ?? .noCredentials
            if mayRefresh, failure?.handling == .hold, await headers.refresh(insteadOf: used) {
                mayRefresh = false
                (used, outcome) = await attempt(payload)
                failure = outcome.map(ExportFailure.init) ?? .noCredentials
            }
            note(failure, outcome, pass)
            statusCode = try? outcome?.get().status
            guard let failure else {
                let said = outcome.flatMap { answer(hiding: used).partialSuccess(in: $0, sent: payload.spanCount) }
                if let said { configuration.onPartialSuccess?(said.rejectedCount, said.message) }
                return .taken(rejectedCount: said?.rejectedCount ?? 0, message: said?.message)
            }
            let error =
                outcome.map { answer(hiding: used).error(failure, $0, attempts: attempts) }
                ?? answer.withoutCredentials()
            // Whoever ended the request from this side has not asked the destination.
            if case .failure(let end)? = outcome, end.kind.isOurOwnEnd { return .undecided(error) }
            guard isWorthWaiting(failure, patience), attempts < patience.maximumAttempts else {
                return failure.isRetryable || failure.handling == .hold ? .undecided(error) : .refused(failure, error)
            }
            last = error
        }
    }

    private func isWorthWaiting(_ failure: ExportFailure, _ patience: Patience) -> Bool {
        failure.isRetryable || failure.handling == .hold && (patience.waitsForCredentials || headers.canChange)
    }

    /// One request; no outcome when there are no headers to send it with.
    private func attempt(_ payload: OTLPPayload) async -> (HTTPHeaders, Result<HTTPResponse, TransportError>?) {
        guard let headers = await headers.headers() else { return (configuration.headers, nil) }
        requests.add(1, ordering: .relaxed)
        do throws(TransportError) {
            let response = try await transport.send(encoder.request(for: payload, headers: headers))
            requests.add(max(response.sends, 1) - 1, ordering: .relaxed)
            return (headers, .success(response))
        } catch {
            return (headers, .failure(error))
        }
    }

    private func note(
        _ failure: ExportFailure?, _ outcome: Result<HTTPResponse, TransportError>?, _ pass: DestinationGate.Pass
    ) {
        let clock = SystemClock()
        gate.leave(pass) { count in
            guard let failure else { return .answered }
            switch failure.handling {
            case .split, .isolate: return .answered
            case .drop:
                // Whoever answers is up; a request that never went out says nothing.
                if case .success = outcome { return .answered }
                return .unknown
            case .retry, .retryRarely, .hold:
                var asked: Duration?
                if case .success(let response) = outcome {
                    asked = RetryAfter.delay(response.retryAfter, now: Int64(clock.wallTime() / 1_000_000_000))
                }
                let delay = configuration.retry.delay(
                    after: failure, count: count, asked: asked, random: Double.random(in: 0..<1))
                return .failed(
                    until: clock.monotonicTime() &+ delay.nanoseconds, isRefusal: failure.handling == .hold)
            }
        }
    }

    /// Words for an answer to a request with these headers.
    private func answer(hiding headers: HTTPHeaders) -> OTLPAnswer {
        OTLPAnswer(endpoint: configuration.endpoint, headers: headers)
    }
}

extension OTLPSender.Verdict {
    /// Why nothing was taken, for `error.type`.
    fileprivate var errorType: String? {
        switch self {
        case .taken: nil
        case .refused(_, let error), .undecided(let error): error.shortDescription
        }
    }
}
