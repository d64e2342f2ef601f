// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The thread that does what signals ask for, one for the process.
final class SignalRelay: Sendable {
    static let shared = SignalRelay()

    /// What is to be done on a signal.
    enum Task: Sendable {
        /// The process is to end afterwards.
        case shutDown(Telemetry, within: Duration)
        case run(@Sendable () -> Void)
    }

    private struct State: Sendable {
        var tasks: [Int32: [Task]] = [:]
        var isListening = false
    }

    private let state = PerProcess(State())

    /// Has something done on every signal of a kind.
    func add(_ task: Task, on signal: Int32) throws(ExportError) {
        let failure = state.withLock { state -> ExportError? in
            if !state.isListening {
                guard let pipe = Self.makePipe() else {
                    return ExportError(
                        .other, "Could not make a pipe for signals: the process has no descriptor to spare.")
                }
                guard let thread = BackgroundThread.start({ self.listen(to: pipe.read) }) else {
                    close(pipe.read)
                    close(pipe.write)
                    return ExportError(.other, "Could not start the thread for signals: the process has none to spare.")
                }
                thread.detach()
                SignalHandler.open(pipe: pipe.write)
                state.isListening = true
            }
            if state.tasks[signal] == nil {
                var endsProcess = false
                if case .shutDown = task { endsProcess = true }
                guard SignalHandler.install(signal, endsProcess: endsProcess) else {
                    return ExportError(.other, "Signal \(signal) cannot be listened to.")
                }
            }
            state.tasks[signal, default: []].append(task)
            return nil
        }
        if let failure { throw failure }
    }

    private static func makePipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A handler never waits; a pipe full of signals that nobody has read yet needs no further one.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    // MARK: The thread

    private func listen(to descriptor: Int32) {
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(descriptor, &byte, 1)
            if count == 1 { handle(Int32(byte)) } else if count == 0 || errno != EINTR { return }
        }
    }

    private func handle(_ signal: Int32) {
        let tasks = state.withLock { $0.tasks[signal] ?? [] }
        var ending: [(Telemetry, Duration)] = []
        for task in tasks {
            switch task {
            case .run(let body): body()
            case .shutDown(let telemetry, let timeout): ending.append((telemetry, timeout))
            }
        }
        guard let longest = ending.map(\.1).max() else { return }
        // All at the same time, on this thread.
        PipelineThread.runHere(until: SystemClock().monotonicTime() &+ longest.nanoseconds) { [ending] thread in
            await withTaskGroup(of: Void.self) { group in
                for (telemetry, timeout) in ending {
                    group.addTask { _ = await telemetry.shutDown(within: timeout, on: thread) }
                }
            }
        }
        state.withLock { $0.tasks[signal] = nil }
        ExitStatistics.printAll()
        SignalHandler.release(signal)
    }
}
