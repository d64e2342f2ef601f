// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import Testing

@Suite struct PriceTableTests {
    private func table(_ models: String) throws -> PriceTable {
        try PriceTable(
            json: #"{"version":"1","lists":[{"providers":["openai"],"source":"x","models":[\#(models)]}]}"#)
    }

    // MARK: Arithmetic

    @Test func `a cost is exact, part by part`() throws {
        let table = try table(
            #"{"names":["m"],"input":"2.50","cache_read":"1.25","cache_write":"3.125","output":"10","reasoning":"0.000001"}"#
        )
        let usage = TokenUsage(input: 1_000, output: 50, cacheRead: 400, cacheWrite: 100, reasoning: 20)
        let cost = try #require(table.cost(provider: .openAI, model: "m", usage: usage))
        #expect(cost.parts?.input == 1_250_000_000)
        #expect(cost.parts?.cacheRead == 500_000_000)
        #expect(cost.parts?.cacheWrite == 312_500_000)
        #expect(cost.parts?.output == 300_000_000)
        #expect(cost.parts?.reasoning == 20)
        #expect(cost.total.picounits == cost.parts?.sum)
        #expect(cost.total.currency == "USD")
        #expect(cost.priceTable == "1")
    }

    @Test func `a million sums of the smallest price lose nothing`() throws {
        let table = try table(#"{"names":["m"],"input":"0.0375","output":"0.15"}"#)
        var sum = Rollup()
        for _ in 0..<1_000_000 {
            var call = Rollup()
            call.cost = table.cost(provider: .openAI, model: "m", usage: TokenUsage(input: 1, output: 0))?.total
            sum.add(call)
        }
        #expect(sum.cost?.picounits == 37_500_000_000)
        #expect(sum.cost?.amount == 0.0375)
    }

    @Test func `what has no price of its own costs what an ordinary token costs`() throws {
        let table = try table(#"{"names":["m"],"input":"2","output":"8"}"#)
        let usage = TokenUsage(input: 10, output: 10, cacheRead: 4, cacheWrite: 2, reasoning: 7)
        #expect(table.cost(provider: .openAI, model: "m", usage: usage)?.total.picounits == 100_000_000)
    }

    @Test(arguments: [Int.max, Int.min, -1])
    func `no count makes a cost negative, and none traps`(count: Int) throws {
        let table = try table(#"{"names":["m"],"input":"999999999","output":"999999999"}"#)
        let usage = TokenUsage(input: count, output: count, cacheRead: count, cacheWrite: count, reasoning: count)
        let cost = try #require(table.cost(provider: .openAI, model: "m", usage: usage))
        #expect(cost.total.picounits >= 0)
        #expect(
            table.cost(provider: .openAI, model: "m", usage: TokenUsage(cacheRead: count)).map(\.total.picounits) ?? 0
                >= 0)
    }

    // MARK: Finding a model

    @Test(arguments: ["m", "m-2024-08-06", "m-20240806", "m@20240806", "m-latest"])
    func `a model is found with the date that providers put behind its name`(name: String) throws {
        let table = try table(#"{"names":["m"],"input":"1","output":"1"}"#)
        #expect(table.cost(provider: .openAI, model: name, usage: TokenUsage(input: 1)) != nil)
    }

    @Test(arguments: ["", "m-mini", "m-2024", "m2", "-2024-08-06", "M", "m-2024-08-0x", "x-latest"])
    func `a model is never guessed`(name: String) throws {
        let table = try table(#"{"names":["m"],"input":"1","output":"1"}"#)
        #expect(table.cost(provider: .openAI, model: name, usage: TokenUsage(input: 1)) == nil)
        #expect(table.cost(provider: .anthropic, model: "m", usage: TokenUsage(input: 1)) == nil)
    }

    @Test func `a dated name in the table wins over the name without the date`() throws {
        let table = try table(
            #"{"names":["m"],"input":"1","output":"1"},{"names":["m-2024-08-06"],"input":"5","output":"5"}"#)
        #expect(
            table.cost(provider: .openAI, model: "m-2024-08-06", usage: TokenUsage(input: 1))?.total.picounits
                == 5_000_000)
    }

    @Test func `a long input has its own price for all tokens`() throws {
        let table = try table(
            #"{"names":["m"],"input":"1","output":"2","long_inputs":[{"above":100,"input":"3","output":"4"}]}"#)
        func cost(_ input: Int) -> Int64? {
            table.cost(provider: .openAI, model: "m", usage: TokenUsage(input: input, output: 1))?.total.picounits
        }
        #expect(cost(100) == 102_000_000)
        #expect(cost(101) == 307_000_000)
    }

    @Test func `a service tier has its price, and one without a price has no cost`() throws {
        let table = try table(
            #"{"names":["m"],"input":"2","output":"2","tiers":{"flex":{"input":"1","output":"1"}}}"#)
        func cost(_ tier: String?) -> Int64? {
            table.cost(provider: .openAI, model: "m", tier: tier, usage: TokenUsage(input: 1))?.total.picounits
        }
        #expect(cost(nil) == 2_000_000)
        #expect(cost("auto") == 2_000_000)
        #expect(cost("flex") == 1_000_000)
        #expect(cost("priority") == nil)
    }

    // MARK: Files

    @Test func `the built-in table is dated and knows models of every large provider`() {
        let table = PriceTable.builtIn
        #expect(table.problem == nil)
        #expect(table.version.count == 10 && table.version.hasPrefix("20"))
        #expect(table.count > 300)
        let known: [(ProviderName, String)] = [
            (.openAI, "gpt-4o-2024-08-06"), (.openAI, "text-embedding-3-small"),
            (.anthropic, "claude-sonnet-4-5-20250929"),
            (.gemini, "gemini-2.5-pro"), (.vertexAI, "gemini-2.5-pro"), (.mistral, "mistral-large-2512"),
            (.deepSeek, "deepseek-v3.2-exp"), (.azureOpenAI, "gpt-4o"), (.bedrock, "amazon.nova-lite-v1:0"),
        ]
        for (provider, model) in known {
            let cost = table.cost(provider: provider, model: model, usage: TokenUsage(input: 1_000, output: 1_000))
            #expect(cost.map { $0.total.picounits > 0 } == true, "\(provider)/\(model)")
        }
        let gpt = table.cost(provider: .openAI, model: "gpt-4o", usage: TokenUsage(input: 1_000, output: 200))
        #expect(gpt?.total.amount == 0.0045)
        // Twice or four times as much during the day: a cost that is too low is worse than none.
        #expect(table[.deepSeek, "deepseek-chat"] == nil && table[.deepSeek, "deepseek-reasoner"] == nil)
    }

    @Test(
        arguments: [
            ("", 1, "ends too early"),
            ("{\n\"version\": \"1\",\n}", 3, "name of a member"),
            ("{}", 1, "\"version\" is missing"),
            ("{\"version\": \"1\",\n\"list\": []}", 2, "\"list\" is not known"),
            ("{\"version\": \"1\", \"version\": \"2\"}", 1, "second time"),
            ("{\"version\": 1}", 1, "a text was expected"),
            ("{\"version\": \"1\", \"lists\": [\n{\"models\": []}]}", 2, "\"providers\" and \"models\""),
            (Self.model("\n\"input\": \"-1\""), 2, "not negative"),
            (Self.model("\n\n\"input\": \"1.2345678\""), 3, "six decimals"),
            (Self.model("\"input\": 1e3"), 1, "six decimals"),
            (Self.model("\"input\": \"\""), 1, "six decimals"),
            (Self.model("\"input\": true"), 1, "six decimals"),
            (Self.model("\"output\": 1"), 1, "\"input\" is missing"),
            (Self.model("\"input\": 1, \"tiers\": {\n\"flex\": 3}"), 2, "an object was expected"),
            (
                Self.model("\"input\": 1, \"tiers\": {\"flex\": {\"input\": 1},\n\"flex\": {\"input\": 2}}"), 2,
                "second time"
            ),
            (Self.model("\"input\": 1, \"long_inputs\": [\n{\"input\": 2}]"), 2, "\"above\" is missing"),
        ])
    func `a file that cannot be used names the line and the reason`(json: String, line: Int, reason: String) {
        #expect {
            try PriceTable(json: json)
        } throws: { error in
            guard let error = error as? SettingsError else { return false }
            return error.line == line && error.reason.contains(reason)
                && error.description.hasPrefix("The price table cannot be used: line \(line): ")
        }
    }

    @Test func `a model that stands in a list twice is an error`() {
        #expect(throws: SettingsError.self) {
            try table(#"{"names":["m"],"input":"1"},{"names":["m"],"input":"2"}"#)
        }
    }

    private static func model(_ members: String) -> String {
        "{\"version\": \"1\", \"lists\": [{\"providers\": [\"p\"], \"models\": [{\"names\": [\"m\"], \(members)}]}]}"
    }
}
