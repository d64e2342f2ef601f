// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// `genai-bench sink` as a child of this process, so that what it costs is not in our figures.
struct SinkProcess {
    /// Where it listens.
    let endpoint: String
    private let process: pid_t
    /// The child's standard input, which ends it when it is closed, also by our own end.
    private let input: Int32
    private let output: Int32

    /// Starts it and waits until it listens.
    init(decode: Bool) throws {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard unsafe pipe(&toChild) == 0, unsafe pipe(&fromChild) == 0 else { throw Self.failure }
        // Or the child would hold the end whose closing it waits for.
        _ = fcntl(toChild[1], F_SETFD, FD_CLOEXEC)
        _ = fcntl(fromChild[0], F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        let environment = unsafe _NSGetEnviron().pointee
        #else
        var actions = unsafe posix_spawn_file_actions_t()
        let environment = unsafe environ
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        unsafe posix_spawn_file_actions_addclose(&actions, toChild[0])
        unsafe posix_spawn_file_actions_addclose(&actions, fromChild[1])

        let words = [Self.program, "sink", "--until-input-ends"] + (decode ? ["--decode"] : [])
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let status = unsafe posix_spawnp(&process, Self.program, &actions, nil, &arguments, environment)
        close(toChild[0])
        close(fromChild[1])
        guard status == 0 else { throw Self.failure }
        self.process = process
        input = toChild[1]
        output = fromChild[0]
        guard let line = Self.readLine(output), case .string(let endpoint)? = line["endpoint"] else {
            throw Self.failure
        }
        self.endpoint = endpoint
    }

    /// Ends it and returns what it received, as the members of its last line.
    func end() -> Attributes {
        close(input)
        let figures = Self.readLine(output)
        var status: Int32 = 0
        unsafe waitpid(process, &status, 0)
        close(output)
        return figures ?? [:]
    }

    private static var program: String {
        #if os(Linux)
        "/proc/self/exe"
        #else
        CommandLine.arguments[0]
        #endif
    }

    private static var failure: ValidationError {
        ValidationError("The sink cannot be started; start `genai-bench sink` yourself, and name it with --endpoint.")
    }

    /// The next line of JSON.
    private static func readLine(_ descriptor: Int32) -> Attributes? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(descriptor, &byte, 1) == 1, byte != 10 { line.append(byte) }
        guard case .map(let members)? = try? JSONReader.parse(line) else { return nil }
        return members
    }
}

#endif
