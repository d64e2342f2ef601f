// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

/// A clock that stands still until a test moves it, forwards or, as real ones should not, backwards.
public final class ManualClock: TelemetryClock {
    private struct Times: Sendable {
        var wall: UInt64
        var monotonic: UInt64
    }

    private let times: Mutex<Times>

    /// Creates a clock.
    ///
    /// - Parameters:
    ///   - wallTime: Nanoseconds since 1970; a moment in 2026 unless told otherwise.
    ///   - monotonicTime: Nanoseconds since a fixed moment.
    public init(wallTime: UInt64 = 1_780_000_000_000_000_000, monotonicTime: UInt64 = 1_000_000_000) {
        times = Mutex(Times(wall: wallTime, monotonic: monotonicTime))
    }

    /// Nanoseconds since 1970.
    public func wallTime() -> UInt64 { times.withLock { $0.wall } }

    /// Nanoseconds since a fixed moment.
    public func monotonicTime() -> UInt64 { times.withLock { $0.monotonic } }

    /// Lets time pass on both clocks; a negative duration takes it back.
    public func advance(by duration: Duration) {
        times.withLock { times in
            times.wall &+= Self.nanoseconds(duration)
            times.monotonic &+= Self.nanoseconds(duration)
        }
    }

    /// Sets the wall clock as an administrator does: the monotonic time stays.
    public func setWallTime(_ wallTime: UInt64) { times.withLock { $0.wall = wallTime } }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        return UInt64(bitPattern: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
    }
}
