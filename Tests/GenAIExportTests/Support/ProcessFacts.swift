// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a process can say of itself, for tests that run in a process of their own.
enum ProcessFacts {
    /// The open descriptors.
    static var descriptors: [Int32] {
        (0..<1024).filter { fcntl($0, F_GETFD) >= 0 }
    }

    /// The open sockets that a program started from here would inherit.
    static var inheritedSockets: [Int32] {
        descriptors.filter { descriptor in
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return false }
            return fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0
        }
    }

    /// The processor time that all threads have used so far; POSIX counts it in microseconds.
    static var processorTime: Duration { .microseconds(clock()) }

    #if os(Linux)
    /// The names of the threads.
    static var threadNames: [String] {
        guard let directory = unsafe opendir("/proc/self/task") else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let number = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard let file = unsafe fopen("/proc/self/task/\(number)/comm", "r") else { continue }
            var text = [CChar](repeating: 0, count: 64)
            if unsafe fgets(&text, 64, file) != nil {
                names.append(String(decoding: text.prefix { $0 > 10 }.map { UInt8($0) }, as: UTF8.self))
            }
            unsafe fclose(file)
        }
        return names
    }
    #endif

    /// `fork`, which Swift hides because little may be done in the child.
    ///
    /// Ends the child with `body`'s result.
    ///
    /// - Returns: The child's exit code, or `nil` when it did not exit by itself within some seconds.
    static func exitCodeOfChild(_ body: () -> Int32) -> Int32? {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = unsafe dlsym(nil, "fork") else { return nil }
        let fork = unsafe unsafeBitCast(symbol, to: Fork.self)
        let child = fork()
        if child == 0 {
            var alarmSignal = sigset_t()
            unsafe sigemptyset(&alarmSignal)
            unsafe sigaddset(&alarmSignal, SIGALRM)
            unsafe pthread_sigmask(SIG_UNBLOCK, &alarmSignal, nil)  // threads of the pool block it
            alarm(10)
            _exit(body())  // without other people's exit handlers: a sanitizer's misses what fork did not copy
        }
        var status: Int32 = 0
        guard unsafe waitpid(child, &status, 0) == child, status & 0x7F == 0 else { return nil }
        return (status >> 8) & 0xFF
    }
}
