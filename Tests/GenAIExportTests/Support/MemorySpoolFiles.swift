// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

@testable import GenAIExport

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file system in memory that fails exactly where a test says, and forgets what was not synced when it crashes.
final class MemorySpoolFiles: SpoolFiles {
    /// What can fail.
    enum Call: Hashable, Sendable, CaseIterable {
        case makeDirectory, checkDirectory, syncDirectory, entries, create, open, lock, write, read, sync, truncate,
            remove
    }

    private final class File: @unchecked Sendable {
        // Sendable: touched only while the file system is locked.
        var bytes: [UInt8] = []
        var synced: [UInt8]?
        var names = 1
        var locker: Int32?
    }

    private struct State {
        var files: [String: File] = [:]
        var directories: Set<String> = []
        var open: [Int32: File] = [:]
        var nextDescriptor: Int32 = 100
        var faults: [Call: [Int32]] = [:]
        var permanent: [Call: Int32] = [:]
        var capacity = Int.max
        var isShortOfWords = false
        var interruptions = 0
        var calls: [Call: Int] = [:]
    }

    private let state = Mutex(State())

    // MARK: What tests do

    /// Lets the next calls fail, one after another; zero lets one pass.
    func fail(_ call: Call, _ codes: Int32...) { fail(call, codes) }
    func fail(_ call: Call, _ codes: [Int32]) { state.withLock { $0.faults[call, default: []] += codes } }
    /// Lets every call fail until told otherwise.
    func failAlways(_ call: Call, _ code: Int32?) { state.withLock { $0.permanent[call] = code } }
    /// Limits the bytes of all files together.
    var capacity: Int {
        get { state.withLock { $0.capacity } }
        set { state.withLock { $0.capacity = newValue } }
    }
    /// Writes at most three bytes at once.
    func writeShortly() { state.withLock { $0.isShortOfWords = true } }
    /// How often something was asked for.
    func count(_ call: Call) -> Int { state.withLock { $0.calls[call, default: 0] } }
    /// The names of all files.
    var paths: [String] { state.withLock { $0.files.keys.sorted() } }
    var byteCount: Int { state.withLock { $0.files.values.reduce(0) { $0 + $1.bytes.count } } }
    var hasDirectory: Bool { state.withLock { !$0.directories.isEmpty } }
    /// The bytes of a file.
    func contents(_ path: String) -> [UInt8] { state.withLock { $0.files[path]?.bytes ?? [] } }
    func place(_ bytes: [UInt8], at path: String) {
        state.withLock { state in
            let file = File()
            file.bytes = bytes
            file.synced = bytes
            state.files[path] = file
        }
    }
    /// Removes everything under somebody's feet.
    func removeEverything() {
        state.withLock { state in
            for file in state.files.values { file.names = 0 }
            state.files = [:]
            state.directories = []
        }
    }
    /// The process dies: what is open is closed.
    func killProcess() {
        state.withLock { state in
            for file in state.files.values { file.locker = nil }
            state.open = [:]
        }
    }
    /// The power fails: what was not synced is gone.
    func losePower() {
        killProcess()
        state.withLock { state in
            for (path, file) in state.files where !path.hasSuffix("/lock") {
                file.bytes = file.synced ?? []
                if file.synced == nil { state.files[path] = nil }
            }
        }
    }

    // MARK: What a spool does

    private func call<Value>(
        _ call: Call, _ body: (inout State) throws(SpoolFileError) -> Value
    ) throws(SpoolFileError) -> Value {
        let result = state.withLock { state -> Result<Value, SpoolFileError> in
            state.calls[call, default: 0] += 1
            var code = state.permanent[call] ?? 0
            if let next = state.faults[call]?.first {
                state.faults[call]?.removeFirst()
                if next != 0 { code = next }
            }
            if code != 0 { return .failure(Self.error("\(call)", code)) }
            do throws(SpoolFileError) {
                return .success(try body(&state))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func error(_ action: String, _ code: Int32) -> SpoolFileError {
        unsafe SpoolFileError(action, code: code, reason: String(cString: strerror(code)))
    }

    func makeDirectory(_ path: String) throws(SpoolFileError) {
        try call(.makeDirectory) { state throws(SpoolFileError) in _ = state.directories.insert(path) }
    }

    func checkDirectory(_ path: String) throws(SpoolFileError) {
        try call(.checkDirectory) { state throws(SpoolFileError) in
            if !state.directories.contains(path) { throw Self.error("open", ENOENT) }
        }
    }

    func syncDirectory(_ path: String) throws(SpoolFileError) {
        try call(.syncDirectory) { state throws(SpoolFileError) in
            if !state.directories.contains(path) { throw Self.error("open", ENOENT) }
        }
    }

    func entries(of path: String) throws(SpoolFileError) -> [String] {
        try call(.entries) { state throws(SpoolFileError) in
            let all = Array(state.files.keys) + Array(state.directories)
            return all.filter { $0.hasPrefix(path + "/") }.map { String($0.dropFirst(path.count + 1)) }
                .filter { !$0.contains("/") }
        }
    }

    func create(_ path: String) throws(SpoolFileError) -> Int32 {
        try call(.create) { state throws(SpoolFileError) in
            guard let end = path.lastIndex(of: "/"), state.directories.contains(String(path[..<end])) else {
                throw Self.error("create", ENOENT)
            }
            guard state.files[path] == nil else { throw Self.error("create", EEXIST) }
            let file = File()
            state.files[path] = file
            return Self.open(file, &state)
        }
    }

    func open(_ path: String) throws(SpoolFileError) -> Int32 {
        try call(.open) { state throws(SpoolFileError) in
            guard let file = state.files[path] else { throw Self.error("open", ENOENT) }
            return Self.open(file, &state)
        }
    }

    private static func open(_ file: File, _ state: inout State) -> Int32 {
        state.nextDescriptor += 1
        state.open[state.nextDescriptor] = file
        return state.nextDescriptor
    }

    private static func file(_ descriptor: Int32, _ state: State) throws(SpoolFileError) -> File {
        guard let file = state.open[descriptor] else { throw error("use", EBADF) }
        return file
    }

    func lock(_ descriptor: Int32) throws(SpoolFileError) -> Bool {
        try call(.lock) { state throws(SpoolFileError) in
            let file = try Self.file(descriptor, state)
            if let locker = file.locker, locker != descriptor { return false }
            file.locker = descriptor
            return true
        }
    }

    func status(_ descriptor: Int32) throws(SpoolFileError) -> SpoolFileStatus {
        let result = state.withLock { state in state.open[descriptor].map { ($0.bytes.count, $0.names > 0) } }
        guard let (byteCount, hasName) = result else { throw Self.error("examine", EBADF) }
        return SpoolFileStatus(byteCount: byteCount, hasName: hasName)
    }

    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int) throws(SpoolFileError) -> Int {
        try call(.write) { state throws(SpoolFileError) in
            let file = try Self.file(descriptor, state)
            let used = state.files.values.reduce(0) { $0 + $1.bytes.count }
            let room = max(file.bytes.count - offset, 0) + max(min(state.capacity, 1 << 40) - used, 0)
            let piece = bytes.prefix(min(state.isShortOfWords ? 3 : .max, room))
            if piece.isEmpty { throw Self.error("write", ENOSPC) }
            if file.bytes.count < offset { file.bytes += Array(repeating: 0, count: offset - file.bytes.count) }
            file.bytes.replaceSubrange(offset..<min(offset + piece.count, file.bytes.count), with: piece)
            return piece.count
        }
    }

    func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SpoolFileError) -> [UInt8] {
        try call(.read) { state throws(SpoolFileError) in
            let file = try Self.file(descriptor, state)
            return Array(file.bytes.dropFirst(offset).prefix(count))
        }
    }

    func sync(_ descriptor: Int32) throws(SpoolFileError) {
        try call(.sync) { state throws(SpoolFileError) in
            let file = try Self.file(descriptor, state)
            file.synced = file.bytes
        }
    }

    func truncate(_ descriptor: Int32, to byteCount: Int) throws(SpoolFileError) {
        try call(.truncate) { state throws(SpoolFileError) in
            let file = try Self.file(descriptor, state)
            if file.bytes.count > byteCount { file.bytes.removeLast(file.bytes.count - byteCount) }
        }
    }

    func remove(_ path: String) throws(SpoolFileError) {
        try call(.remove) { state throws(SpoolFileError) in
            state.files[path]?.names = 0
            state.files[path] = nil
        }
    }

    func removeDirectory(_ path: String) throws(SpoolFileError) {
        state.withLock { state in
            if !state.files.keys.contains(where: { $0.hasPrefix(path + "/") }) { state.directories.remove(path) }
        }
    }

    func close(_ descriptor: Int32) {
        state.withLock { state in
            if let file = state.open[descriptor], file.locker == descriptor { file.locker = nil }
            state.open[descriptor] = nil
        }
    }
}
