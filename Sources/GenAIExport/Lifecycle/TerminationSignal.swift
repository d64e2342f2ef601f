// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A signal that asks a process to end.
public struct TerminationSignal: RawRepresentable, Hashable, Sendable {
    /// The number of the signal.
    public let rawValue: Int32
    /// Creates a signal from its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// What `kill`, systemd, Docker and Kubernetes send first.
    public static let terminate = TerminationSignal(rawValue: SIGTERM)
    /// What Ctrl-C sends.
    public static let interrupt = TerminationSignal(rawValue: SIGINT)
    /// What the end of a terminal sends.
    public static let hangUp = TerminationSignal(rawValue: SIGHUP)
}
