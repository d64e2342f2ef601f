// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// What the models of backends predict.
extension Rule {
    static let panelEmpty = Rule(
        "panel-empty", .warning, "A panel of a backend that will show nothing.",
        because: "What was recorded, or could be, does not reach the eyes of whoever uses that backend.",
        advice: "Send it under a name that the backend reads.", .panel)

    static let panelWrong = Rule(
        "panel-wrong", .warning, "A panel of a backend that will show something else.",
        because: "Another attribute takes the place of what was recorded.",
        advice: "Send it under a name that goes first there.", .panel)

    static let panels: [Rule] = [panelEmpty, panelWrong]
}
