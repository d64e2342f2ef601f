// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Several propagators, one after the other.
public struct CompositePropagator: Propagator {
    /// The propagators, in the order in which they read and write.
    public let propagators: [any Propagator]

    /// Creates a propagator of several; of none, one that does nothing.
    public init(_ propagators: [any Propagator]) { self.propagators = propagators }

    /// What OpenTelemetry uses unless told otherwise: `tracecontext` and `baggage`.
    public static let standard = CompositePropagator([TraceContextPropagator(), BaggagePropagator()])

    /// The names of all headers.
    public var fields: [String] { propagators.flatMap(\.fields) }

    /// Lets every propagator read; a later one replaces what an earlier one has read.
    public func extract(from carrier: some ReadableCarrier, into context: inout PropagationContext) {
        for propagator in propagators { propagator.extract(from: carrier, into: &context) }
    }

    /// Lets every propagator write.
    public func inject(_ context: PropagationContext, into carrier: inout some WritableCarrier) {
        for propagator in propagators { propagator.inject(context, into: &carrier) }
    }
}
