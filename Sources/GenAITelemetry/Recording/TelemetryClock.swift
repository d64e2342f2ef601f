// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where times come from.
///
/// Tests put their own in its place.
public protocol TelemetryClock: Sendable {
    /// Nanoseconds since 1970. May jump when somebody sets the clock.
    func wallTime() -> UInt64
    /// Nanoseconds since some fixed moment. Never jumps.
    func monotonicTime() -> UInt64
}

/// The clocks of the machine.
public struct SystemClock: TelemetryClock {
    /// Creates the clock.
    public init() {}

    /// Nanoseconds since 1970.
    public func wallTime() -> UInt64 { Self.read(CLOCK_REALTIME) }
    /// Nanoseconds since some fixed moment.
    public func monotonicTime() -> UInt64 { Self.read(CLOCK_MONOTONIC) }

    private static func read(_ id: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(id, &time)
        return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
    }
}
