// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
/// Tells how far the file is, when it takes long.
struct ImportProgress {
    let total: Int
    let console: Console
    private var nextNote = ContinuousClock.now + interval

    private static let interval = Duration.seconds(2)

    init(total: Int, console: Console) {
        self.total = total
        self.console = console
    }

    mutating func update(_ done: Int, spanCount: Int) {
        let now = ContinuousClock.now
        guard now >= nextNote else { return }
        nextNote = now + Self.interval
        // Nobody knows how long a pipe is.
        let share = total > 0 ? "\(done * 100 / total) % imported, " : ""
        console.note("\(share)\(Figures.count(spanCount, "span")) …")
    }
}

#endif
