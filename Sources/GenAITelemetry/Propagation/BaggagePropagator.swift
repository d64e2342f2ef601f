// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// `baggage`: W3C Baggage.
public struct BaggagePropagator: Propagator {
    private static let name = "baggage"

    /// Creates the propagator.
    public init() {}

    /// The name of the header.
    public var fields: [String] { [Self.name] }

    /// Reads the caller's baggage, in place of the context's own if there is any.
    public func extract(from carrier: some ReadableCarrier, into context: inout PropagationContext) {
        let baggage = Baggage(headerValues: carrier.values(of: Self.name))
        if !baggage.isEmpty { context.baggage = baggage }
    }

    /// Writes the baggage, if there is any.
    public func inject(_ context: PropagationContext, into carrier: inout some WritableCarrier) {
        if !context.baggage.isEmpty { carrier.set(context.baggage.headerValue, of: Self.name) }
    }
}
