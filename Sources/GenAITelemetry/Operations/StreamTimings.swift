// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// When and how the chunks of a streamed answer came.
public struct StreamTimings: Hashable, Sendable {
    /// From the request to the first chunk of any kind.
    public var timeToFirstChunk: Duration?
    /// From the request to the first generated token.
    public var timeToFirstToken: Duration?
    /// How many chunks came.
    public var chunkCount: Int?
    /// The longest wait between two chunks.
    public var longestStall: Duration?
    /// How the stream ended.
    public var outcome: Outcome?

    /// Creates timings of which nothing is known.
    public init() {}

    /// How a stream ended.
    public struct Outcome: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates an outcome from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// To its end.
        public static let completed: Outcome = "completed"
        /// With an error.
        public static let failed: Outcome = "failed"
        /// The consumer stopped reading.
        public static let abandoned: Outcome = "abandoned"
        /// The task was cancelled.
        public static let cancelled: Outcome = "cancelled"
    }
}
