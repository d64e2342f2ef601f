// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import CGenAICounters
import GenAITelemetry

/// The command `genai-bench clock`.
struct Clock: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell how fast the processor runs just now.",
        discussion: """
            additions_per_ns is how many additions are done in a nanosecond when each waits for the one before it. That is \
            one a cycle, so it is the clock rate in GHz, less what other machines take away that share the processor: the \
            median of five times some 20 ms. It says how much of a difference between two times is the machine's.

            Example:
              genai-bench clock
            """)

    func run() {
        _ = genai_counters_additions_per_nanosecond()  // Wakes the processor.
        let rates = (0..<5).map { _ in genai_counters_additions_per_nanosecond() }.sorted()
        Measurement.print(["additions_per_ns": .double(rates[rates.count / 2])])
    }
}

#endif
