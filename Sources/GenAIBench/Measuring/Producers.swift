// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Threads that record side by side.
enum Producers {
    /// Runs work with the numbers from 0, each on a thread of its own, and waits until all are done.
    ///
    /// One alone runs on the calling thread.
    static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        if count == 1 { return work(0) }
        var threads: [BackgroundThread] = []
        for number in 0..<count {
            if let thread = BackgroundThread.start({ work(number) }) { threads.append(thread) } else { work(number) }
        }
        for thread in threads { thread.join() }
    }
}

#endif
