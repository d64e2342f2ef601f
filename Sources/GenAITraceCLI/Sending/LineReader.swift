// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import GenAIExport

/// The lines of a file, one at a time, so that a file larger than memory can be read.
///
/// A gzip file is unpacked whole, up to a bound.
struct LineReader {
    /// The longest line that is read, in bytes: the largest request that OTLP lets a client send.
    static let maximumLineLength = 64 << 20
    /// The most bytes that a gzip file may unpack to.
    static let maximumUnpackedSize = 512 << 20
    private static let chunkSize = 256 << 10

    private let file: FileHandle?
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd: Bool
    /// The number of the line that was read last, from 1.
    private(set) var lineNumber = 0
    /// How many bytes were read so far.
    private(set) var byteCount = 0
    /// How many bytes there are.
    let totalByteCount: Int

    /// Opens a file.
    ///
    /// - Parameter path: The file, or `-` for standard input.
    /// - Throws: ``FileError`` when it cannot be read.
    init(path: String) throws(FileError) {
        if path == "-" {
            file = .standardInput
            isAtEnd = false
            totalByteCount = 0
            return
        }
        guard let handle = FileHandle(forReadingAtPath: path), let size = try? handle.seekToEnd(),
            (try? handle.seek(toOffset: 0)) != nil, let head = try? handle.read(upToCount: 2) ?? Data(),
            (try? handle.seek(toOffset: 0)) != nil
        else { throw .unreadable(path) }
        guard head.elementsEqual([0x1F, 0x8B]) else {
            file = handle
            isAtEnd = false
            totalByteCount = Int(clamping: size)
            return
        }
        guard let packed = try? handle.readToEnd() else { throw .unreadable(path) }
        do throws(Gzip.DecompressionError) {
            buffer = try Gzip.decompress(Array(packed), limit: Self.maximumUnpackedSize)
        } catch {
            throw .notGzip(path)
        }
        file = nil
        isAtEnd = true
        totalByteCount = buffer.count
    }

    /// The next line without its line feed; nil at the end.
    ///
    /// - Throws: ``FileError`` when the file cannot be read on, or a line is too long.
    mutating func next() throws(FileError) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return take(buffer[start..<end], and: 1)
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return take(buffer[start...], and: 0)
            }
            guard buffer.count - start <= Self.maximumLineLength else { throw .lineTooLong(lineNumber + 1) }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            try fill()
        }
    }

    private mutating func take(_ line: ArraySlice<UInt8>, and feed: Int) -> [UInt8] {
        lineNumber += 1
        byteCount += line.count + feed
        return Array(line)
    }

    private mutating func fill() throws(FileError) {
        guard let chunk = try? file?.read(upToCount: Self.chunkSize) ?? Data() else {
            throw .unreadableLine(lineNumber + 1)
        }
        isAtEnd = chunk.isEmpty
        buffer.append(contentsOf: chunk)
    }
}

/// Why a file cannot be read.
enum FileError: Error, CustomStringConvertible {
    case unreadable(String)
    case notGzip(String)
    case unreadableLine(Int)
    case lineTooLong(Int)

    /// Whether the file was read and is not what it should be.
    var isAboutContent: Bool {
        switch self {
        case .unreadable, .unreadableLine: false
        case .notGzip, .lineTooLong: true
        }
    }

    var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read; is it there, and may you read it?"
        case .notGzip(let path):
            "\(path) begins like a gzip file and is damaged, or unpacks to more than "
                + "\(LineReader.maximumUnpackedSize >> 20) MiB."
        case .unreadableLine(let number): "The file could not be read on at line \(number)."
        case .lineTooLong(let number):
            "Line \(number) has more than \(LineReader.maximumLineLength >> 20) MiB, the most that one OTLP request may "
                + "have."
        }
    }
}

#endif
