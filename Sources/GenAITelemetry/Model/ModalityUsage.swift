// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The tokens of a call by medium, where the provider tells them apart.
public struct ModalityUsage: Hashable, Sendable {
    /// The parts of all input.
    public var input = Counts()
    /// The parts of all output.
    public var output = Counts()
    /// The parts of the input that was read from a cache.
    public var cacheRead = Counts()

    /// Creates a usage of which nothing is known.
    public init() {}

    /// The tokens of one count by medium.
    ///
    /// The conventions know no other media than these three.
    public struct Counts: Hashable, Sendable {
        /// Words.
        public var text: Int?
        /// Pictures.
        public var image: Int?
        /// Sound.
        public var audio: Int?

        /// Creates counts; what is left out is unknown.
        public init(text: Int? = nil, image: Int? = nil, audio: Int? = nil) {
            self.text = text
            self.image = image
            self.audio = audio
        }
    }
}
