// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What a backend will show in one panel of one span.
struct PanelReading: Hashable {
    let panel: Panel
    let verdict: PanelVerdict
    /// Goes on after the name of the panel: `is empty: …`, `shows …: …`.
    let reason: String
    /// What to do, if anything helps.
    var advice: String?
    /// Whether something was recorded that the sender could make the backend show.
    var isSendersChoice = true

    static func full(_ panel: Panel, _ reason: String) -> PanelReading {
        PanelReading(panel: panel, verdict: .full, reason: reason)
    }

    static func full(_ panel: Panel, from attribute: String) -> PanelReading {
        full(panel, "comes from \(attribute)")
    }

    static func empty(_ panel: Panel, _ reason: String, advice: String) -> PanelReading {
        PanelReading(panel: panel, verdict: .empty, reason: "is empty: \(reason)", advice: advice)
    }

    static func wrong(_ panel: Panel, _ reason: String, advice: String) -> PanelReading {
        PanelReading(panel: panel, verdict: .wrong, reason: reason, advice: advice)
    }

    /// Nothing was recorded that could be shown.
    static func unrecorded(
        _ panel: Panel, _ reason: String = "the span does not have it under any name"
    ) -> PanelReading {
        PanelReading(
            panel: panel, verdict: .empty, reason: "is empty: \(reason)", advice: "Record it, if it may be recorded.",
            isSendersChoice: false)
    }

    /// Nothing that a sender can do changes it.
    func asLimitOfBackend() -> PanelReading {
        var copy = self
        copy.advice = "Nothing that is sent changes this."
        copy.isSendersChoice = false
        return copy
    }
}
