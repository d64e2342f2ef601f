// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A program that runs beside the test, with its input and output on pipes, and is ended with the test.
final class ChildProcess: Sendable {
    private let identifier: pid_t
    private let input: Int32
    private let output: Int32

    private let isOver = Atomic(false)

    struct CannotStart: Error {}

    /// One start at a time: a program that is started between another's `pipe` and `fcntl` would inherit its pipe, and keep
    /// it open.
    private static let starting = Mutex(())

    /// Starts a program that is found in the path.
    init(_ arguments: [String]) throws {
        (identifier, input, output) = try Self.starting.withLock { _ in try Self.start(arguments) }
    }

    private static func start(_ arguments: [String]) throws -> (pid_t, input: Int32, output: Int32) {
        var inputPipe: [Int32] = [0, 0]
        var outputPipe: [Int32] = [0, 0]
        guard unsafe pipe(&inputPipe) == 0, unsafe pipe(&outputPipe) == 0 else { throw CannotStart() }
        for end in inputPipe + outputPipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_adddup2(&actions, inputPipe[0], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, outputPipe[1], 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        var strings = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe strings.forEach { unsafe free($0) } }
        var identifier: pid_t = 0
        let result = unsafe posix_spawnp(&identifier, arguments[0], &actions, nil, &strings, nil)
        close(inputPipe[0])
        close(outputPipe[1])
        guard result == 0 else { throw CannotStart() }
        return (identifier, inputPipe[1], outputPipe[0])
    }

    deinit {
        if !isOver.load(ordering: .relaxed) { stop() }
        close(input)
        close(output)
    }

    /// Runs a program to its end and returns what it printed.
    @discardableResult
    static func run(_ arguments: [String]) throws -> String {
        let child = try ChildProcess(arguments)
        let text = child.readToEnd()
        guard child.wait() == 0 else { throw CannotStart() }
        return text
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
    }

    /// Reads one line, without its end; `nil` at the end of the output.
    func readLine() -> String? {
        var line: [UInt8] = []
        while let byte = readByte() {
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return nil
    }

    /// Reads until a text has appeared; false when it has not for some seconds.
    func prints(_ text: String) -> Bool {
        let text = Array(text.utf8)
        var bytes: [UInt8] = []
        var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&descriptor, 1, 10_000) == 1, let byte = readByte() {
            bytes.append(byte)
            if bytes.suffix(text.count).elementsEqual(text) { return true }
        }
        return false
    }

    func readToEnd() -> String {
        var bytes: [UInt8] = []
        while let byte = readByte() { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        return unsafe read(output, &byte, 1) == 1 ? byte : nil
    }

    /// Ends the program and returns what it had printed and nobody had read.
    @discardableResult
    func stop() -> String {
        kill(identifier, SIGKILL)  // a thread of the pool blocks the milder ones, and its children inherit that
        let rest = readToEnd()
        _ = wait()
        return rest
    }

    private func wait() -> Int32 {
        isOver.store(true, ordering: .relaxed)
        var status: Int32 = 0
        unsafe waitpid(identifier, &status, 0)
        return status
    }
}
