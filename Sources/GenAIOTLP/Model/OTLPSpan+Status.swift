// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension OTLPSpan {
    /// How a span came out, on the wire.
    public struct Status: Hashable, Sendable {
        /// The outcomes that OTLP knows.
        ///
        /// The numbers are OTLP's.
        public enum Code: Int32, Hashable, Sendable {
            /// Nothing was said.
            case unset = 0
            /// The application declared success.
            case ok = 1
            /// It failed.
            case error = 2
        }

        /// The outcome.
        ///
        /// One that is unknown here reads as unset.
        public var code: Code
        /// A sentence for a person, of a failure.
        public var message: String

        /// Creates a status.
        public init(_ code: Code = .unset, message: String = "") {
            self.code = code
            self.message = message
        }
    }
}
