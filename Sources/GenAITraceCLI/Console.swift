// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// Where the command writes: results to standard output, everything else to standard error.
struct Console: Sendable {
    /// Writes results.
    let out: @Sendable (String) -> Void
    /// Writes what a person wants to know meanwhile.
    let note: @Sendable (String) -> Void
    /// How results stand out.
    let style: TerminalStyle

    /// The terminal or whatever stands in its place.
    ///
    /// - Parameter environment: Names and values of variables.
    /// - Returns: The console.
    static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> Console {
        Console(
            out: { FileHandle.standardOutput.write(Data($0.utf8)) },
            note: { FileHandle.standardError.write(Data("\($0)\n".utf8)) },
            style: .forStandardOutput(environment: environment))
    }
}

#endif
