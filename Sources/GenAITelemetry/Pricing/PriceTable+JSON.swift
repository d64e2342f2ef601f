// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension PriceTable {
    /// What a price table is called in messages.
    private static let subject = "price table"

    /// Reads a price table.
    ///
    /// ```json
    /// {
    ///   "version": "2026-11-21", "currency": "USD",
    ///   "lists": [{
    ///     "providers": ["openai", "azure.ai.openai"], "source": "https://openai.com/api/pricing/",
    ///     "models": [{
    ///       "names": ["gpt-4o"], "input": "2.50", "cache_read": "1.25", "output": "10.00",
    ///       "long_inputs": [{ "above": 200000, "input": "5.00", "output": "20.00" }],
    ///       "tiers": { "flex": { "input": "1.25", "output": "5.00" } }
    ///     }]
    ///   }]
    /// }
    /// ```
    ///
    /// Prices are in units of the currency for a million tokens, with at most six decimals; written as texts they keep
    /// their digits in whatever program writes them.
    ///
    /// - Parameter json: The text of the file.
    /// - Throws: An error that names the line and says what is wrong there.
    public init(json: String) throws(SettingsError) {
        let root = try SettingsValue(json: json, subject: Self.subject)
        let members = try root.members(known: ["version", "currency", "note", "lists"])
        guard let version = members["version"] else { throw root.error("\"version\" is missing") }
        self.init(version: try version.text(), currency: try members["currency"]?.text() ?? "USD")
        for list in try members["lists"]?.elements() ?? [] {
            let members = try list.members(known: ["providers", "source", "models"])
            guard let providers = try members["providers"]?.texts(), let models = members["models"] else {
                throw list.error("\"providers\" and \"models\" are needed")
            }
            for model in try models.elements() { try add(model, of: providers) }
        }
    }

    private mutating func add(_ model: SettingsValue, of providers: [String]) throws(SettingsError) {
        let members = try model.members(known: Price.names + ["names", "long_inputs", "tiers"])
        guard let names = members["names"] else { throw model.error("\"names\" is missing") }
        var entry = Entry(try Price(members, of: model))
        for long in try members["long_inputs"]?.elements() ?? [] {
            let members = try long.members(known: Price.names + ["above"])
            guard let count = try members["above"]?.count() else { throw long.error("\"above\" is missing") }
            if let last = entry.longInputs.last, last.tokenCount >= count {
                throw long.error("\"above\" is not greater than the one before")
            }
            entry.longInputs.append(LongInput(above: count, try Price(members, of: long)))
        }
        for (name, tier) in try members["tiers"]?.allMembers() ?? [] {
            let members = try tier.members(known: Price.names)
            entry.tiers[name] = try Price(members, of: tier)
        }
        for name in try names.elements() {
            let model = try name.text()
            for provider in providers.map(ProviderName.init) {
                guard self[provider, model] == nil else { throw name.error("the model has a price already") }
                self[provider, model] = entry
            }
        }
    }
}

extension Price {
    fileprivate static let names = ["input", "output", "cache_read", "cache_write", "reasoning"]

    /// Reads prices for a million tokens.
    ///
    /// A millionth of a unit for a million tokens is a trillionth for one.
    fileprivate init(_ members: [String: SettingsValue], of value: SettingsValue) throws(SettingsError) {
        guard let input = members["input"] else { throw value.error("\"input\" is missing") }
        self.init(
            input: try input.millionths(), output: try members["output"]?.millionths() ?? 0,
            cacheRead: try members["cache_read"]?.millionths(), cacheWrite: try members["cache_write"]?.millionths(),
            reasoning: try members["reasoning"]?.millionths())
    }
}
