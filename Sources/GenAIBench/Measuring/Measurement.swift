// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import CGenAICounters
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What some work cost the process, from its start to its end.
struct Measurement {
    private let countsInstructions = genai_counters_start_instructions()
    private let startAllocations = genai_counters_allocations_of_all_threads()
    private let startInstructions = genai_counters_instructions()
    private let startTime = SystemClock().monotonicTime()
    private let startUsage = Self.usage()

    /// What it cost so far, as the members that all commands print.
    func figures(spanCount: Int) -> Attributes {
        let wall = Double(SystemClock().monotonicTime() - startTime) / 1e9
        let usage = Self.usage()
        let instructions = genai_counters_instructions() - startInstructions
        let allocations = genai_counters_allocations_of_all_threads() - startAllocations
        let user = Self.seconds(usage.ru_utime) - Self.seconds(startUsage.ru_utime)
        let system = Self.seconds(usage.ru_stime) - Self.seconds(startUsage.ru_stime)
        let count = Double(max(spanCount, 1))
        return [
            "spans": .int(spanCount), "wall_s": .double(wall), "user_s": .double(user), "system_s": .double(system),
            "spans_per_s": .double((count / max(wall, 1e-9)).rounded()),
            "ns_per_span": .double(wall * 1e9 / count), "cpu_us_per_span": .double((user + system) * 1e6 / count),
            "peak_rss_mb": .double(Double(usage.ru_maxrss) / Self.residentUnitsPerMebibyte),
            "allocations_per_span":
                genai_counters_count_allocations() ? .double(Double(allocations) / count) : .empty,
            "instructions_per_span": countsInstructions ? .double(Double(instructions) / count) : .empty,
        ]
    }

    /// Prints the figures as one line of JSON, at once.
    static func print(_ figures: Attributes) {
        var writer = JSONWriter()
        writer.value(.map(figures))
        Swift.print(writer.text)
        fflush(nil)  // Whoever reads a pipe waits for the line.
    }

    private static func usage() -> rusage {
        var usage = rusage()
        #if canImport(Darwin)
        unsafe getrusage(RUSAGE_SELF, &usage)
        #else
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #endif
        return usage
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    /// Linux counts the resident size in KiB, Darwin in bytes.
    private static var residentUnitsPerMebibyte: Double {
        #if canImport(Darwin)
        1_048_576
        #else
        1024
        #endif
    }
}

#endif
