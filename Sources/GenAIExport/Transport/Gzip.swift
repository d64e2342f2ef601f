// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAIISAL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// gzip in both directions, for buffers that are whole in memory (RFC 1952).
package enum Gzip {
    /// Why bytes could not be decompressed.
    package enum DecompressionError: Error, Hashable, Sendable {
        /// They are not gzip, or are damaged or cut off.
        case malformed
        /// They would become larger than allowed.
        case tooLarge
        /// Memory ran out.
        case outOfMemory
    }

    /// How many members are joined: more than any tool writes, and few enough that a body of nothing but empty ones costs
    /// nothing.
    private static let maximumMemberCount = 1024

    /// Decompresses bytes that may come from anyone: the output is bounded whatever the input claims.
    ///
    /// A gzip file may be several in a row; they are joined, and the limit holds for all of them together.
    ///
    /// - Parameters:
    ///   - bytes: The compressed bytes.
    ///   - limit: The most bytes that may come out.
    /// - Returns: What was compressed.
    /// - Throws: When the bytes are not gzip, or hold more than the limit.
    package static func decompress(_ bytes: [UInt8], limit: Int) throws(DecompressionError) -> [UInt8] {
        guard let lent = unsafe malloc(genai_gzip_decompressor_size) else { throw .outOfMemory }
        defer { unsafe free(lent) }
        var output: [UInt8] = []
        var rest = bytes[...]
        var memberCount = 0
        repeat {
            memberCount += 1
            guard memberCount <= maximumMemberCount else { throw .malformed }
            let (member, consumed) = try unsafe decompressMember(rest, limit: limit - output.count, with: lent)
            if output.isEmpty { output = member } else { output += member }
            rest = rest.dropFirst(consumed)
        } while !rest.isEmpty
        return output
    }

    /// Decompresses the first member of `bytes`, trying with a small buffer first and doubling it up to the limit, so that
    /// a short lie in a header costs nothing.
    private static func decompressMember(
        _ bytes: ArraySlice<UInt8>, limit: Int, with lent: UnsafeMutableRawPointer
    ) throws(DecompressionError) -> (output: [UInt8], consumed: Int) {
        var capacity = min(max(bytes.count * 4, 4096), limit)
        while true {
            var consumed = 0
            var outcome = genai_gzip_malformed
            // With room for one byte too many, by which a member that is longer than allowed shows itself.
            let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity + 1) { buffer, count in
                outcome = unsafe bytes.withUnsafeBytes { input in
                    unsafe genai_gzip_decompress(
                        lent, input.baseAddress, input.count, buffer.baseAddress, capacity + 1, &consumed, &count)
                }
            }
            switch outcome {
            case genai_gzip_whole where output.count <= capacity: return (output, consumed)
            case genai_gzip_whole, genai_gzip_no_room:
                guard capacity < limit else { throw .tooLarge }
                capacity = capacity > limit / 2 ? limit : capacity * 2
            default: throw .malformed
            }
        }
    }
}
