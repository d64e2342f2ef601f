// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Counts what recording a span allocates on the thread that records it, from the start until the span stands in the
// queue, and what reading a chunk of a stream does, and holds it against a bar. Prints a table, and under a broken bar the stack of each allocation.

import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

guard Counter.works else {
    print("allocations: counting needs glibc, and this is another C library")
    exit(69)
}

/// Prints a line for each scenario, and returns how many broke their bar.
func run(_ scenarios: [Scenario]) async -> Int {
    var failures = 0
    for scenario in scenarios {
        await Telemetry.current?.forceFlush()  // Room for every span of the scenario.
        guard let count = await Counter.measure(scenario.work) else {
            print("FAIL  \(scenario.name): changed threads, so its allocations cannot be counted")
            failures += 1
            continue
        }
        let isWithinBar = count.blocks <= scenario.bar
        print(
            "\(isWithinBar ? "ok  " : "FAIL")  \(scenario.name): \(count.blocks) of at most \(scenario.bar) blocks, "
                + "\(count.bytes) bytes")
        if !isWithinBar {
            failures += 1
            await Counter.trace(scenario.work)
        }
    }
    return failures
}

let chat = ChatWork()
guard await Counter.measure(Scenario.control.work)?.blocks == 1 else {
    print("FAIL  one allocation is not counted as one, so the other numbers would mean nothing")
    exit(70)
}
var failures = await run(Scenario.streamed)
failures += await run(Scenario.notInstalled(chat))
Telemetry.install(try makePipeline(sampler: AlwaysOffSampler()))
failures += await run(Scenario.unsampled(chat))
Telemetry.install(try makePipeline(sampler: ParentBasedSampler(root: AlwaysOnSampler())))
failures += await run(Scenario.recorded(chat))
exit(failures == 0 ? 0 : 1)
