// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Backends add costs up as US dollars, whatever a span says of a currency: any other is not told to them.
extension Cost {
    /// Whether the amount is in US dollars.
    var isInDollars: Bool { total.currency == "USD" }
}

extension Cost.Parts {
    /// All of the input, in units of the currency.
    var inputAmount: Double { Self.amount(input.addingSaturated(cacheRead).addingSaturated(cacheWrite)) }

    /// All of the output, in units of the currency.
    var outputAmount: Double { Self.amount(output.addingSaturated(reasoning)) }

    /// A part in units of the currency.
    static func amount(_ picounits: Int64) -> Double { Money(picounits: picounits).amount }
}
