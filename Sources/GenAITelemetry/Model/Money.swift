// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An amount of money, exact to a trillionth of the currency's unit.
///
/// Prices of models are told for a million tokens with at most six decimals, so the price of one token is a whole number
/// of trillionths: nothing is ever rounded, and sums are exact.
public struct Money: Hashable, Sendable {
    /// Trillionths of a unit (pico-dollars for USD).
    public var picounits: Int64
    /// The ISO 4217 code of the currency.
    public var currency: String

    /// Creates an amount.
    public init(picounits: Int64, currency: String = "USD") {
        self.picounits = picounits
        self.currency = currency
    }

    /// The amount in units of the currency, as near as a floating-point number comes.
    public var amount: Double { Double(picounits) / 1e12 }
}

extension Int64 {
    /// The sum, or the number of 64 bits that is nearest to it.
    package func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (self < 0 ? .min : .max) : sum
    }

    /// The product, or the number of 64 bits that is nearest to it.
    package func multipliedSaturated(by other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
