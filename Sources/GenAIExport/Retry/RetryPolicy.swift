// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// When a failed export is tried again, and after how long.
///
/// The rules are OTLP's: only 429, 502, 503 and 504, and failures to get any answer, are worth another attempt; the wait
/// doubles each time and is spread by chance, so that a thousand processes do not come back in the same second; a server
/// that says `Retry-After` is not asked earlier. Everything else is final the first time.
///
/// The waits belong to the destination, not to a batch: while it is down they go on growing from batch to batch, and one
/// request at a time finds out whether it is back.
public struct RetryPolicy: Hashable, Sendable {
    /// The wait after the first failure.
    public var initialDelay: Duration = .seconds(1)

    /// By how much each wait is longer than the one before.
    public var multiplier: Double = 2

    /// The longest wait of its own choosing.
    ///
    /// A server's `Retry-After` may ask for more.
    public var maximumDelay: Duration = .seconds(30)

    /// The longest `Retry-After` that is obeyed; a longer one is shortened to this.
    ///
    /// A server that asks for two years must not stop telemetry until the next restart.
    public var maximumRetryAfter: Duration = .seconds(60)

    /// The wait between two requests while the destination refuses the credentials (401, 403).
    public var refusedDelay: Duration = .seconds(60)

    /// How far a wait is spread, as a part of it: 0.2 means anything from 0.8 to 1.2 times the wait.
    public var jitter: Double = 0.2

    /// The most attempts for one batch, the first included.
    ///
    /// A belt; the budget usually ends it.
    public var maximumAttempts: Int = 20

    /// How long one batch is kept alive, waits and attempts of all its parts included.
    ///
    /// A wait that would end later is not begun.
    public var budget: Duration = .seconds(300)

    /// The defaults: 1 s, doubling up to 30 s, for 5 minutes.
    public init() {}

    /// No second attempt, for a program that wants to be gone.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumAttempts = 1
        return policy
    }
}

extension RetryPolicy {
    /// How long the destination is left alone after a failure.
    ///
    /// - Parameters:
    ///   - failure: What happened.
    ///   - count: How many attempts have failed in a row, this one included.
    ///   - asked: What the server's `Retry-After` says.
    ///   - random: A number from 0 up to 1.
    /// - Returns: The wait, spread by chance.
    package func delay(
        after failure: ExportFailure, count: Int, asked: Duration? = nil, random: Double
    ) -> Duration {
        let own =
            switch failure.handling {
            case .retryRarely: spread(Self.usable(maximumDelay), random: random)
            case .hold: spread(Self.usable(refusedDelay), toFarSideBy: random)
            case .retry, .split, .isolate, .drop: backoff(after: count, random: random)
            }
        guard let asked else { return own }
        return max(own, obeyed(asked, random: random))
    }

    private func backoff(after attempt: Int, random: Double) -> Duration {
        let limit = Self.usable(maximumDelay)
        let factor = multiplier.isFinite ? min(max(multiplier, 1), 100) : 1
        var wait = min(Self.usable(initialDelay), limit)
        // Once the limit is reached, nothing changes any more; 64 doublings pass any limit.
        for _ in 1..<min(max(attempt, 1), 64) { wait = min(wait * factor, limit) }
        return spread(wait, random: random)
    }

    /// Spreads a wait of our own choosing to both sides.
    private func spread(_ wait: Duration, random: Double) -> Duration {
        wait * (1 + usableJitter * (2 * random - 1))
    }

    /// Spreads a wait that must not be shorter.
    private func spread(_ wait: Duration, toFarSideBy random: Double) -> Duration {
        wait * (1 + usableJitter * random / 2)
    }

    /// The wait that a server asked for, spread to the far side only; at the limit, which is shorter than what was asked
    /// for in any case, to the near side.
    private func obeyed(_ asked: Duration, random: Double) -> Duration {
        let limit = Self.usable(maximumRetryAfter)
        guard asked < limit else { return limit * (1 - usableJitter * random / 2) }
        return min(spread(asked, toFarSideBy: random), limit)
    }

    private var usableJitter: Double { jitter.isFinite ? min(max(jitter, 0), 1) : 0 }

    /// A configured duration made harmless: not negative, and short enough to calculate with.
    private static func usable(_ duration: Duration) -> Duration { min(max(duration, .zero), .seconds(86_400)) }
}
