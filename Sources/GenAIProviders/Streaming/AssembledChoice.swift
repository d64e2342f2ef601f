// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One choice of a response that is still coming.
struct AssembledChoice: Sendable {
    let index: Int
    var parts: [AssembledPart] = []
    var reason: String?
}
