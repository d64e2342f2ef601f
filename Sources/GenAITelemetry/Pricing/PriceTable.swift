// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What the models of a provider cost: data, dated and sourced, to be replaced when it is out of date.
///
/// ```swift
/// let prices = try PriceTable(json: file)
/// prices.cost(provider: .openAI, model: "gpt-4o", usage: TokenUsage(input: 1_000, output: 200))?.amount   // 0.0045
/// ```
///
/// A model is found by its exact name, or by its name without the date that providers put behind it
/// (`gpt-4o-2024-08-06`). There is no guessing beyond that: `gpt-4o-mini` is not `gpt-4o`, and a model that the table
/// does not know has no cost.
public struct PriceTable: Hashable, Sendable {
    /// Which table it is, such as the day it was made; stands on every span that was priced by it.
    public var version: String
    /// The ISO 4217 code of the currency of all its prices.
    public var currency: String
    /// Why the built-in table could not be read; nil in every release.
    package var problem: SettingsError?
    private var entries: [ProviderName: [String: Entry]] = [:]

    /// The prices of one model.
    public struct Entry: Hashable, Sendable {
        /// The price of an ordinary call.
        public var price: Price
        /// Prices of calls with long inputs: each holds from one token more than its count on, for all tokens.
        public var longInputs: [LongInput] = []
        /// Prices in the service tiers that cost something else.
        public var tiers: [String: Price] = [:]

        /// Creates an entry.
        public init(_ price: Price) { self.price = price }
    }

    /// The price of calls whose input has more than some number of tokens.
    public struct LongInput: Hashable, Sendable {
        /// The number of tokens.
        public var tokenCount: Int
        /// The price of every token of such a call.
        public var price: Price

        /// Creates a price for long inputs.
        public init(above tokenCount: Int, _ price: Price) {
            self.tokenCount = tokenCount
            self.price = price
        }
    }

    /// Creates a table without prices.
    public init(version: String, currency: String = "USD") {
        self.version = version
        self.currency = currency
    }

    /// How many models have a price.
    public var count: Int { entries.values.reduce(0) { $0 + $1.count } }

    /// The prices of a model, by the exact name that stands in the table; nil removes it.
    public subscript(provider: ProviderName, model: String) -> Entry? {
        get { entries[provider]?[model] }
        set { entries[provider, default: [:]][model] = newValue }
    }

    /// What a call costs, or nil when the table has no price for it.
    ///
    /// - Parameters:
    ///   - provider: Who served the call.
    ///   - model: The model that answered, as the provider writes it.
    ///   - tier: The service tier; nil, `auto`, `default` and `standard` are the ordinary one.
    ///   - usage: The tokens.
    /// - Returns: The cost, or nil.
    public func cost(provider: ProviderName, model: String, tier: String? = nil, usage: TokenUsage) -> Cost? {
        guard let models = entries[provider] else { return nil }
        guard let entry = models[model] ?? ModelName.withoutDate(model).flatMap({ models[$0] }) else { return nil }
        guard let price = entry.price(tier: tier, inputCount: usage.input ?? 0) else { return nil }
        return Cost(price.cost(of: usage), currency: currency, priceTable: version)
    }
}

extension PriceTable.Entry {
    fileprivate func price(tier: String?, inputCount: Int) -> Price? {
        switch tier {
        case nil, "", "auto", "default", "standard", "standard_only", "on_demand":
            longInputs.last { inputCount > $0.tokenCount }?.price ?? price
        case .some(let tier): tiers[tier]
        }
    }
}
