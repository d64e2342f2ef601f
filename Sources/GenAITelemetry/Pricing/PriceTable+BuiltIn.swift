// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension PriceTable {
    /// The list prices that this version of the package came with; they name their day and sources.
    ///
    /// Prices change more often than packages are updated. `GENAI_TELEMETRY_PRICES` names a file to use instead, and
    /// your own contract's prices go into one.
    public static let builtIn: PriceTable = {
        do throws(SettingsError) {
            return try PriceTable(json: builtInJSON)
        } catch {
            // A test reads the text; whoever breaks it all the same has no prices rather than no program.
            var empty = PriceTable(version: "none")
            empty.problem = error
            return empty
        }
    }()
}
