// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where this package says that something is wrong with itself.
///
/// Never content, never a secret; once the pipeline runs, never from a thread of the application's.
///
/// The first message about a matter is told at once; later ones at most once a minute, with how many were left out.
public final class Diagnostics: Sendable {
    /// How bad it is.
    public enum Level: String, Hashable, Sendable, Comparable, CaseIterable {
        /// For people who debug this package.
        case debug
        /// For people who want to see that it works.
        case info
        /// Something is lost or ignored.
        case warning
        /// Nothing works.
        case error

        /// Whether the left is less bad.
        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// How long a matter is kept quiet after it was told.
    package static let quietPeriod: UInt64 = 60_000_000_000

    private let minimumLevel: Level
    private let clock: any TelemetryClock
    private let handler: @Sendable (Level, String) -> Void
    private let matters = PerProcess<[String: Matter]>([:])

    private struct Matter: Sendable {
        var toldAt: UInt64
        var suppressedCount = 0
    }

    /// Creates diagnostics that go to a handler of the application's.
    public init(
        minimumLevel: Level = .info, clock: any TelemetryClock = SystemClock(),
        handler: @escaping @Sendable (Level, String) -> Void
    ) {
        self.minimumLevel = minimumLevel
        self.clock = clock
        self.handler = handler
    }

    /// Diagnostics as lines on standard error.
    public static let standardError = standardError(minimumLevel: .info)

    /// Diagnostics from a level on, as lines on standard error.
    public static func standardError(minimumLevel: Level) -> Diagnostics {
        Diagnostics(minimumLevel: minimumLevel) { level, message in
            let line = "genai-telemetry: \(level.rawValue): \(message)\n"
            _ = unsafe line.utf8.withContiguousStorageIfAvailable { unsafe write(2, $0.baseAddress, $0.count) }
        }
    }

    /// Diagnostics that nobody sees.
    public static let silent = Diagnostics { _, _ in }

    /// Says something about a matter, unless the same matter was told of within the last minute.
    public func report(_ level: Level, about matter: String, _ message: @autoclosure () -> String) {
        guard level >= minimumLevel else { return }
        let now = clock.monotonicTime()
        let suppressed = matters.withLock { matters -> Int? in
            if let known = matters[matter], now < known.toldAt &+ Self.quietPeriod {
                matters[matter]?.suppressedCount += 1
                return nil
            }
            defer { matters[matter] = Matter(toldAt: now) }
            return matters[matter]?.suppressedCount ?? 0
        }
        guard let suppressed else { return }
        // Whoever writes a message leaves out what is secret; this is for the one who forgets.
        let told = RedactionStage.credentialsOnly.redactedText(message())
        // What is said about telemetry is not told by telemetry.
        withTelemetrySuppressed {
            handler(level, suppressed == 0 ? told : "\(told) (and \(suppressed) more like it in between)")
        }
    }
}
