// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

/// A length of time as it is typed: seconds, or with a unit, as in `200ms`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        let units = [("ms", 1e-3), ("s", 1)]
        let unit = units.first { argument.hasSuffix($0.0) } ?? ("", 1)
        guard let number = Double(argument.dropLast(unit.0.count)), number >= 0, number <= 1e9 else { return nil }
        duration = .seconds(number * unit.1)
    }

    var defaultValueDescription: String { "\(duration)" }
}

#endif
