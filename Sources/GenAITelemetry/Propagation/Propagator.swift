// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A way to write a context into headers and to read it again.
///
/// Whatever a carrier holds, neither direction fails: what cannot be read leaves the context as it is.
public protocol Propagator: Sendable {
    /// The names of the headers that are read and written, in lowercase.
    var fields: [String] { get }
    /// Reads what the carrier holds into the context, and leaves alone what it does not hold.
    func extract(from carrier: some ReadableCarrier, into context: inout PropagationContext)
    /// Writes the context into the carrier, in place of what stood there.
    func inject(_ context: PropagationContext, into carrier: inout some WritableCarrier)
}
