// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import CGenAICounters
import GenAITelemetry
import Synchronization

/// The command `genai-bench allocations`.
struct Allocations: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count the blocks of memory that recording a span asks for, and hold them against their bars.",
        discussion: """
            On the thread that records, from the start of a span until it stands in the queue: at most two, the span and \
            its operation, in each way to record one. And what a chunk of a streamed response asks for: none. Counts are \
            exact and do not depend on the machine. Async closures are counted as this package compiles them, where they \
            run on their caller's thread.

            Prints a line a scenario, and below a broken bar the callers of each allocation, as addresses that \
            Scripts/allocations.sh gives names to. Ends with 1 when a bar is broken, and with 69 where nothing can be \
            counted: only glibc lets a program have a malloc of its own.

            Example:
              genai-bench allocations
            """)

    func run() throws {
        guard genai_counters_count_allocations() else {
            print("allocations: counting needs glibc, and this is another C library")
            throw ExitCode(69)
        }
        let result = Mutex<Result<Int, ExitCode>>(.failure(.failure))
        // On this thread alone: what another one asks for is not counted.
        PipelineThread.runHere(until: .max) { _ in
            let outcome = await Self.runAll()
            result.withLock { $0 = outcome }
        }
        guard try result.withLock({ $0 }).get() == 0 else { throw ExitCode.failure }
    }

    private static func runAll() async -> Result<Int, ExitCode> {
        guard await AllocationCount.measure(Scenario.control.work)?.blocks == 1 else {
            print("FAIL  one allocation is not counted as one, so the other numbers would mean nothing")
            return .failure(ExitCode(70))
        }
        let chat = ChatWork()
        var failures = await run(Scenario.streamed)
        failures += await run(Scenario.notInstalled(chat))
        for (sampler, scenarios) in [
            (AlwaysOffSampler() as any Sampler, Scenario.unsampled(chat)),
            (ParentBasedSampler(root: AlwaysOnSampler()), Scenario.recorded(chat)),
        ] {
            guard let processor = try? BatchSpanProcessor(exporter: ForgettingExporter()) else {
                print("FAIL  there is no thread for a pipeline")
                return .failure(ExitCode(71))
            }
            // As an application has it: default redaction, queue, batches.
            Telemetry.install(
                Telemetry(resource: Resource(service: "allocations"), processors: [processor], sampler: sampler))
            failures += await run(scenarios)
        }
        return .success(failures)
    }

    /// Prints a line for each scenario, and returns how many broke their bar.
    private static func run(_ scenarios: [Scenario]) async -> Int {
        var failures = 0
        for scenario in scenarios {
            await Telemetry.current?.forceFlush()  // Room for every span of the scenario.
            guard let count = await AllocationCount.measure(scenario.work) else {
                print("FAIL  \(scenario.name): changed threads, so its allocations cannot be counted")
                failures += 1
                continue
            }
            let isWithinBar = count.blocks <= scenario.bar
            print(
                "\(isWithinBar ? "ok  " : "FAIL")  \(scenario.name): \(count.blocks) of at most \(scenario.bar) "
                    + "blocks, \(count.bytes) bytes")
            if !isWithinBar {
                failures += 1
                await AllocationCount.trace(scenario.work)
            }
        }
        return failures
    }
}

#endif
