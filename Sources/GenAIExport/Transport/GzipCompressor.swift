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

/// Compresses bodies with gzip, one after another, with one set of tables that is allocated once.
///
/// A compressor belongs to one task at a time; that it cannot be copied is what enforces it.
@safe package struct GzipCompressor: ~Copyable, Sendable {
    /// Used through `self` alone, and `self` is never in two places at once.
    nonisolated(unsafe) private let tables: UnsafeMutableRawPointer

    /// Makes a compressor, or returns `nil` when memory is out.
    package init?() {
        guard let tables = unsafe malloc(genai_gzip_compressor_size) else { return nil }
        unsafe self.tables = tables
    }

    deinit { unsafe free(tables) }

    /// The compressed form of a body, or `nil` when compressing would not make it smaller.
    package mutating func compress(_ body: HTTPBody) -> HTTPBody? {
        // A result that does not fit into the size of the input is not worth having, so no more room is given.
        let compressed = unsafe HTTPBody(capacity: body.count) { output in
            unsafe body.withUnsafeBytes { input in
                unsafe genai_gzip_compress(tables, input.baseAddress, input.count, output.baseAddress, output.count)
            }
        }
        return compressed.count > 0 ? compressed : nil
    }
}
