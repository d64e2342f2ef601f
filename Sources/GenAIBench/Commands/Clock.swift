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
            additions_per_ns is how many additions are done in a nanosecond when each waits for the one before it: one a \
            cycle, so it is the clock rate, less what is taken away by other machines that share the processor. It says how \
            much of a difference between two times is the machine's.

            Example:
              genai-bench clock
            """)

    func run() {
        // The best of some: the first ones wake the processor.
        let rates = (0..<3).map { _ in genai_counters_additions_per_nanosecond() }
        Measurement.print(["additions_per_ns": .double(rates.max() ?? 0)])
    }
}

#endif
