// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a call cost.
public struct Cost: Hashable, Sendable {
    /// All of it.
    public var total: Money
    /// What it is made of; nil when only the sum is known.
    public var parts: Parts?
    /// The version of the price table that it comes from; nil when the application said what it is.
    public var priceTable: String?

    /// Creates a cost of which only the sum is known.
    public init(picounits: Int64, currency: String = "USD") {
        total = Money(picounits: picounits, currency: currency)
    }

    /// Creates a cost from its parts.
    public init(_ parts: Parts, currency: String = "USD", priceTable: String? = nil) {
        self.init(picounits: parts.sum, currency: currency)
        self.parts = parts
        self.priceTable = priceTable
    }

    /// What the cost of a model call is made of, in trillionths of the currency's unit.
    public struct Parts: Hashable, Sendable {
        /// Input that was neither read from a cache nor written to one.
        public var input: Int64 = 0
        /// Input that was read from a cache.
        public var cacheRead: Int64 = 0
        /// Input that was written to a cache.
        public var cacheWrite: Int64 = 0
        /// Output without reasoning.
        public var output: Int64 = 0
        /// Output that was spent on reasoning.
        public var reasoning: Int64 = 0

        /// Creates parts that cost nothing.
        public init() {}

        /// All parts together.
        ///
        /// A sum beyond 64 bits, which is nine million units, stays at the greatest number there is.
        public var sum: Int64 {
            input.addingSaturated(cacheRead).addingSaturated(cacheWrite).addingSaturated(output)
                .addingSaturated(reasoning)
        }
    }
}

extension Cost {
    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&total.currency, of: Field("genai_telemetry.cost.currency", .public))
        visitor.visit(&priceTable, of: Field("genai_telemetry.cost.price_table", .public))
    }
}
