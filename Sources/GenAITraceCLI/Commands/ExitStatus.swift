// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser

/// How the command ends, in the numbers of `sysexits.h`, for scripts.
///
/// 0 is success, and 64 a wrong use of the command line, which the parser answers itself.
enum ExitStatus {
    /// The file is not what it should be, or the server refused what is in it.
    static let dataError = ExitCode(65)
    /// There is nothing to read.
    static let noInput = ExitCode(66)
    /// The endpoint cannot be reached or does not take traces, or a port cannot be had.
    static let unavailable = ExitCode(69)
    /// A file cannot be read or written.
    static let inputOutput = ExitCode(74)
    /// The endpoint is too busy or too slow; the same command may succeed later.
    static let temporary = ExitCode(75)
    /// A setting cannot be used.
    static let configuration = ExitCode(78)
}

#endif
