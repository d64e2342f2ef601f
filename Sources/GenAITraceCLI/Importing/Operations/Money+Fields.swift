// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension Money: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        let picounits = try fields.picounits("picounits")
        let amount = try fields.read("amount", "a number") { value in
            value.importedNumber.flatMap { Int64(exactly: ($0 * 1e12).rounded()) }
        }
        guard let picounits = picounits ?? amount else { throw fields.problem("picounits", "is missing") }
        self.init(picounits: picounits, currency: try fields.text("currency") ?? "USD")
    }
}

extension Cost: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        let priceTable = try fields.text("price_table")
        if let parts = try fields.nested("parts", as: Cost.Parts.self) {
            self.init(parts, currency: try fields.text("currency") ?? "USD", priceTable: priceTable)
            // The sum is that of the parts; one that differs is nobody's.
            if let total = try fields.picounits("picounits"), total != parts.sum {
                throw fields.problem("picounits", "is not the sum of the parts")
            }
            return
        }
        let total = try Money(&fields)
        self.init(picounits: total.picounits, currency: total.currency)
        self.priceTable = priceTable
    }
}

extension Cost.Parts: FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem) {
        self.init()
        input = try fields.picounits("input") ?? 0
        cacheRead = try fields.picounits("cache_read") ?? 0
        cacheWrite = try fields.picounits("cache_write") ?? 0
        output = try fields.picounits("output") ?? 0
        reasoning = try fields.picounits("reasoning") ?? 0
    }
}

extension FieldReader {
    /// Trillionths of a currency's unit.
    fileprivate mutating func picounits(_ name: String) throws(ImportProblem) -> Int64? {
        try read(name, "a whole number of trillionths") { if case .int(let number) = $0 { number } else { nil } }
    }
}

#endif
