// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The file system of the machine.
package struct SystemSpoolFiles: SpoolFiles {
    package init() {}

    package func makeDirectory(_ path: String) throws(SpoolFileError) {
        if unsafe mkdir(path, 0o700) != 0 && errno != EEXIST { throw failure("create") }
    }

    package func checkDirectory(_ path: String) throws(SpoolFileError) {
        try withDirectory(path, "open") { descriptor throws(SpoolFileError) in
            var information = stat()
            guard unsafe fstat(descriptor, &information) == 0 else { throw failure("examine") }
            guard information.st_uid == geteuid() else { throw refusal("belongs to another user") }
            guard information.st_mode & (S_IWGRP | S_IWOTH) == 0 else { throw refusal("can be written by other users") }
        }
    }

    package func syncDirectory(_ path: String) throws(SpoolFileError) {
        try withDirectory(path, "sync") { descriptor throws(SpoolFileError) in
            // Some file systems cannot, and need not.
            if fsync(descriptor) != 0 && errno != EINVAL { throw failure("sync") }
        }
    }

    package func entries(of path: String) throws(SpoolFileError) -> [String] {
        guard let directory = unsafe opendir(path) else { throw failure("list") }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                unsafe String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    package func create(_ path: String) throws(SpoolFileError) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = Platform.open(path, flags, 0o600)
        guard descriptor >= 0 else { throw failure("create") }
        return descriptor
    }

    package func open(_ path: String) throws(SpoolFileError) -> Int32 {
        // Without waiting: somebody may have put a pipe there.
        let descriptor = Platform.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0)
        guard descriptor >= 0 else { throw failure("open") }
        var information = stat()
        let isOurs =
            unsafe fstat(descriptor, &information) == 0 && information.st_uid == geteuid()
            && information.st_mode & S_IFMT == S_IFREG && information.st_nlink <= 1
        guard isOurs else {
            Platform.close(descriptor)
            throw refusal("is no file of this user alone")
        }
        return descriptor
    }

    package func lock(_ descriptor: Int32) throws(SpoolFileError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw failure("lock")
    }

    package func status(_ descriptor: Int32) throws(SpoolFileError) -> SpoolFileStatus {
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { throw failure("examine") }
        #if canImport(Darwin)
        let modified = Int64(information.st_mtimespec.tv_sec)
        #else
        let modified = Int64(information.st_mtim.tv_sec)
        #endif
        return SpoolFileStatus(
            byteCount: Int(information.st_size), modified: modified, hasName: information.st_nlink > 0)
    }

    package func write(
        _ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int
    ) throws(SpoolFileError) -> Int {
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        guard count > 0 else { throw failure("write") }
        return count
    }

    package func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SpoolFileError) -> [UInt8] {
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
            result = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
            initialized = max(result, 0)
        }
        guard result >= 0 else { throw failure("read") }
        return bytes
    }

    package func sync(_ descriptor: Int32) throws(SpoolFileError) {
        #if canImport(Darwin)
        let result = fsync(descriptor)
        #else
        let result = fdatasync(descriptor)
        #endif
        if result != 0 { throw failure("sync") }
    }

    package func truncate(_ descriptor: Int32, to byteCount: Int) throws(SpoolFileError) {
        if ftruncate(descriptor, off_t(byteCount)) != 0 { throw failure("cut") }
    }

    package func remove(_ path: String) throws(SpoolFileError) {
        if unsafe unlink(path) != 0 && errno != ENOENT { throw failure("remove") }
    }

    package func removeDirectory(_ path: String) throws(SpoolFileError) {
        if unsafe rmdir(path) != 0 && errno != ENOENT { throw failure("remove") }
    }

    package func close(_ descriptor: Int32) { Platform.close(descriptor) }

    private func withDirectory(
        _ path: String, _ action: String, _ body: (Int32) throws(SpoolFileError) -> Void
    ) throws(SpoolFileError) {
        let descriptor = Platform.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw failure(action) }
        defer { Platform.close(descriptor) }
        try body(descriptor)
    }

    private func failure(_ action: String) -> SpoolFileError {
        let code = errno
        return unsafe SpoolFileError(action, code: code, reason: String(cString: strerror(code)))
    }

    private func refusal(_ reason: String) -> SpoolFileError { SpoolFileError("use", code: 0, reason: "it \(reason)") }
}

extension SpoolFileError {
    /// Whether a signal came in between, and the same call may go through the next time.
    var isInterruption: Bool { code == EINTR }
    /// Whether something that was there is gone.
    var isAboutSomethingGone: Bool { code == ENOENT || code == ENOTDIR }
}

/// Functions of the C library whose names methods here have too.
private enum Platform {
    static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
        #if canImport(Glibc)
        unsafe Glibc.open(path, flags, mode)
        #elseif canImport(Musl)
        unsafe Musl.open(path, flags, mode)
        #else
        unsafe Darwin.open(path, flags, mode)
        #endif
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
        _ = Musl.close(descriptor)
        #else
        _ = Darwin.close(descriptor)
        #endif
    }
}
