// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIOTLP

/// Where the traces are that are to be judged: a file, standard input, or an address.
struct TraceInput {
    /// A path, `-`, or an `http` or `https` URL.
    let source: String
    /// Headers of the request, if there is one.
    var headers: [(name: String, value: String)] = []

    private var isURL: Bool { source.hasPrefix("http://") || source.hasPrefix("https://") }

    /// Reads all of it.
    ///
    /// - Parameter consume: Is given each request, and which part of the input is done, from 0 to 1.
    /// - Throws: ``TraceInputError``.
    func read(_ consume: (OTLPTraces, Double) -> Void) async throws(TraceInputError) {
        func read(_ bytes: [UInt8]) throws(TraceInputError) {
            try TraceFormat.read(bytes) { consume($0, Double($1) / Double(max(bytes.count, 1))) }
        }
        if isURL { return try read(try await TraceDownload(url: source, headers: headers).bytes()) }
        if source == "-" { return try read(try Self.bytes(of: .standardInput, name: "Standard input")) }
        if try readLines(consume) { return }
        guard let file = FileHandle(forReadingAtPath: source) else {
            throw TraceInputError(.unreadable, "\(FileError.unreadable(source))")
        }
        try read(try Self.bytes(of: file, name: source))
    }

    /// Reads JSON line by line, so that a file of any size can be read; false when it has another form.
    private func readLines(_ consume: (OTLPTraces, Double) -> Void) throws(TraceInputError) -> Bool {
        var reader: LineReader
        do throws(FileError) {
            reader = try LineReader(path: source)
            guard let first = try reader.next(), TraceFormat.isObject(first) else { return false }
            reader = try LineReader(path: source)
        } catch {
            // A pipe has no beginning to go back to, and binary data no lines: the other way says what is wrong.
            return false
        }
        while let line = try Self.nextLine(&reader) {
            if TraceFormat.isBlank(line) { continue }
            let done = Double(reader.byteCount) / Double(max(reader.totalByteCount, 1))
            for traces in try TraceFormat.requests(inJSON: line, line: reader.lineNumber) { consume(traces, done) }
        }
        return true
    }

    private static func nextLine(_ reader: inout LineReader) throws(TraceInputError) -> [UInt8]? {
        do throws(FileError) {
            return try reader.next()
        } catch {
            throw TraceInputError(error.isAboutContent ? .content : .unreadable, "\(error)")
        }
    }

    private static func bytes(of file: FileHandle, name: String) throws(TraceInputError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= TraceFormat.maximumSize {
            guard let chunk = try? file.read(upToCount: 1 << 20) ?? Data() else {
                throw TraceInputError(.unreadable, "\(FileError.unreadable(name))")
            }
            if chunk.isEmpty { return bytes }
            bytes.append(contentsOf: chunk)
        }
        throw TraceInputError(
            .content,
            "\(name) has more than \(TraceFormat.maximumSize >> 20) MiB; larger inputs are read as JSON lines only.")
    }
}
#endif
