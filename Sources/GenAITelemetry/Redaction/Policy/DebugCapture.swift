// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// More content for a while, to find a mistake.
///
/// It ends by itself, measured on the monotonic clock, and every span that ended meanwhile says on its receipt that it was
/// captured so. Credentials are taken out as ever.
public struct DebugCapture: Hashable, Sendable {
    /// How much content leaves the process meanwhile.
    public var content: CapturePolicy
    /// How long; never longer than ``maximumDuration``.
    public var duration: Duration

    /// The longest that a capture may take: what is forgotten ends within a day.
    public static let maximumDuration: Duration = .seconds(24 * 60 * 60)

    /// Creates a capture.
    public init(_ content: CapturePolicy = .redacted, for duration: Duration) {
        self.content = content
        self.duration = duration
    }

    /// How long it takes, in nanoseconds.
    var nanoseconds: UInt64 {
        let bounded = min(max(duration, .zero), Self.maximumDuration).components
        return UInt64(bounded.seconds) * 1_000_000_000 + UInt64(bounded.attoseconds / 1_000_000_000)
    }
}
