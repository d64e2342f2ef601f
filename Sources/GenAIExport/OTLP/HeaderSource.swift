// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry
import Synchronization

/// The headers of a destination: those that were configured, and those that a provider adds.
final class HeaderSource: Sendable {
    /// How long a provider may take.
    static let patience = Duration.seconds(10)

    private let configured: HTTPHeaders
    private let provider: HeaderProvider?
    private let current: Mutex<HTTPHeaders?>

    init(_ configured: HTTPHeaders, provider: HeaderProvider?) {
        self.configured = configured
        self.provider = provider
        current = Mutex(provider == nil ? configured : nil)
    }

    /// Whether asking again may give other headers.
    var canChange: Bool { provider != nil }

    /// The headers to send now; nil when the provider has none to give.
    func headers() async -> HTTPHeaders? {
        if let headers = current.withLock({ $0 }) { return headers }
        return await refreshed()
    }

    /// Asks the provider anew.
    ///
    /// Returns whether it gave other headers than those that were refused.
    func refresh(insteadOf refused: HTTPHeaders) async -> Bool {
        guard canChange else { return false }
        return await refreshed().map { $0 != refused } ?? false
    }

    private func refreshed() async -> HTTPHeaders? {
        guard let provider, let added = await Self.ask(provider) else { return nil }
        var headers = configured
        // They were checked when they were made, so adding them again cannot fail.
        for field in added.fields { try? headers.set(field.name, to: field.value) }
        current.withLock { $0 = headers }
        return headers
    }

    /// Asks, and stops waiting after a while: foreign code must not hold up the pipeline for ever.
    private static func ask(_ provider: @escaping HeaderProvider) async -> HTTPHeaders? {
        let answer = Answer()
        let settled = WakeSignal()
        let task = Task {
            let headers = try? await provider()
            answer.headers.withLock { $0 = headers }
            settled.set()
        }
        if let thread = PipelineThread.shared {
            await settled.wait(until: SystemClock().monotonicTime() &+ patience.nanoseconds, on: thread)
        } else {
            await task.value
        }
        task.cancel()
        return answer.headers.withLock { $0 }
    }

    /// What a task found, for whoever waits for it.
    private final class Answer: Sendable {
        let headers = Mutex<HTTPHeaders?>(nil)
    }
}
