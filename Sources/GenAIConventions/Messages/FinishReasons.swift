// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// Why a model stopped, choice by choice, put together from what the application said in three places: the list of
/// reasons, the messages, and how the span came out.
struct FinishReasons {
    /// The reasons to tell, one for each choice; empty when nothing is known.
    let known: [FinishReason]
    /// The reason of a choice of which nothing is known.
    private let fallback: FinishReason

    /// Puts the reasons together.
    ///
    /// - Parameters:
    ///   - listed: The list of reasons.
    ///   - output: The messages that came back.
    ///   - wasCut: Whether the model had begun to answer and was not let finish.
    init(listed: [FinishReason], output: Content?, wasCut: Bool) {
        fallback = wasCut ? .error : .stop
        var ofMessages: [FinishReason?] = []
        switch output {
        case .messages(let messages): ofMessages = messages.map { $0.finishReason?.nonEmpty }
        case .withheld(let summary): ofMessages = summary.finishReasons.map(\.nonEmpty)
        case .none, .text, .json, .value: break
        }
        let isAnythingKnown = !listed.isEmpty || ofMessages.contains { $0 != nil } || wasCut
        guard isAnythingKnown else {
            known = []
            return
        }
        var reasons: [FinishReason] = []
        for choice in 0..<max(listed.count, ofMessages.count, wasCut ? 1 : 0) {
            let ofList = choice < listed.count ? listed[choice].nonEmpty : nil
            let ofMessage = choice < ofMessages.count ? ofMessages[choice] : nil
            reasons.append(ofList ?? ofMessage ?? fallback)
        }
        known = reasons
    }

    /// The reason that the message of a choice shows: its own one, else the one of the list.
    ///
    /// There is always one, also where nothing is known.
    func ofMessage(_ own: FinishReason?, choice: Int) -> FinishReason {
        own?.nonEmpty ?? (choice < known.count ? known[choice] : fallback)
    }
}

extension FinishReason {
    fileprivate var nonEmpty: FinishReason? { rawValue.isEmpty ? nil : self }
}
