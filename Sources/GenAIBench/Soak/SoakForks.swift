// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Children that are forked in the middle of everything, record, flush and exit: each has to come to its end, and none may
/// send a span.
final class SoakForks: Sendable {
    /// How long a child may take, in tenths of a millisecond.
    private static let patience = 50_000
    /// The time between two children, in microseconds.
    private static let pause: UInt32 = 2000

    private let telemetry: Telemetry
    private let count: Int
    private let figures = Mutex(Figures())

    /// How the children ended.
    struct Figures: Sendable {
        var count = 0
        var hung = 0
        var crashed = 0
    }

    init(telemetry: Telemetry, count: Int) {
        self.telemetry = telemetry
        self.count = count
    }

    /// What was seen so far.
    var result: Figures { figures.withLock { $0 } }

    /// Forks one child after the other, on the calling thread.
    func run() {
        for _ in 0..<count {
            usleep(Self.pause)
            guard let child = Self.fork() else { return }
            if child == 0 { runChild() }
            let isOver = wait(for: child)
            figures.withLock { figures in
                figures.count += 1
                switch isOver {
                case nil: figures.hung += 1
                case .some(let status): figures.crashed += status == 0 ? 0 : 1
                }
            }
        }
    }

    private func runChild() -> Never {
        for _ in 0..<10 { telemetry.tracer.startSpan(Generic("child"), parent: .none).end() }
        telemetry.shutdownAndWait(within: .seconds(1))
        exit(0)  // with the exit handlers of the parent, whose threads are not here
    }

    /// The status of a child; nil when it had to be ended.
    private func wait(for child: pid_t) -> Int32? {
        for _ in 0..<Self.patience {
            var status: Int32 = 0
            if unsafe waitpid(child, &status, WNOHANG) == child { return status }
            usleep(100)
        }
        kill(child, SIGKILL)
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        return nil
    }

    /// `fork`, which Swift hides because little may be done in the child.
    private static func fork() -> pid_t? {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = unsafe dlsym(nil, "fork") else { return nil }
        let child = unsafe unsafeBitCast(symbol, to: Fork.self)()
        return child >= 0 ? child : nil
    }
}

#endif
