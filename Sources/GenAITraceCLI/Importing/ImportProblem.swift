// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
/// Why a line of a file is not what it should be.
///
/// Names the place and what was expected there; never what stands there, which may be content.
struct ImportProblem: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

#endif
