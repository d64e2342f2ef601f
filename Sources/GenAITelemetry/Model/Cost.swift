// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The price of a call, exact to a billionth of the currency's unit.
public struct Cost: Hashable, Sendable {
    /// Billionths of a unit (nano-dollars for USD), so that sums are exact.
    public var nanounits: Int64
    /// The ISO 4217 code of the currency.
    public var currency: String

    /// Creates a cost.
    public init(nanounits: Int64, currency: String = "USD") {
        self.nanounits = nanounits
        self.currency = currency
    }
}
