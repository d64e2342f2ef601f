// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Lines that something under test has written.
final class Lines: Sendable {
    private let state = Mutex<[String]>([])
    private let leakCheck: LeakCheck

    init(leakCheck: LeakCheck = .standard) { self.leakCheck = leakCheck }

    var all: [String] { state.withLock { $0 } }

    func append(_ line: String) {
        leakCheck.look(at: Array(line.utf8), from: "a printed line")
        state.withLock { $0.append(line) }
    }
}
