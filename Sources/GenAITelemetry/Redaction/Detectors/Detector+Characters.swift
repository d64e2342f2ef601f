// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Detector {
    /// A set of ASCII characters.
    ///
    /// Others are in none: what is found is bytes, and ends where a longer character begins.
    public struct Characters: Hashable, Sendable {
        let bytes: ByteSet

        private init(_ bytes: ByteSet) { self.bytes = bytes }

        /// The ASCII characters of a text; others are left out.
        public init(of text: String) {
            bytes = text.unicodeScalars.reduce(.none) { $0 | ByteSet(unicodeScalarLiteral: $1) }
        }

        /// `0` to `9`.
        public static let digits = Characters(.digits)
        /// `a` to `z`.
        public static let lowercase = Characters(.lowercase)
        /// `A` to `Z`.
        public static let uppercase = Characters(.uppercase)
        /// Letters and digits.
        public static let alphanumeric = Characters(.alphanumeric)
        /// `0` to `9`, `a` to `f` and `A` to `F`.
        public static let hexadecimal = Characters(.hexadecimal)
        /// Letters, digits and `_`.
        public static let word = Characters(.word)
        /// Letters, digits, `+`, `/` and `=`.
        public static let base64 = Characters(.base64)
        /// Letters, digits, `-` and `_`, which most tokens are made of.
        public static let base64URL = Characters(.wordAndDash)

        /// The characters of both sets.
        public func union(_ other: Characters) -> Characters { Characters(bytes | other.bytes) }
    }
}
