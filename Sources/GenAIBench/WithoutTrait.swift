// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if !CLI
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What `genai-bench` is without its dependencies: a sentence that says how to get them.
@main enum WithoutTrait {
    static let message = "genai-bench is not in this build: build it with `swift build --traits CLI`.\n"

    static func main() {
        _ = unsafe Array(message.utf8).withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
        exit(EX_USAGE)
    }
}

#endif
