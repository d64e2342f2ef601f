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
        if listed.count >= max(ofMessages.count, wasCut ? 1 : 0), !listed.contains(where: \.rawValue.isEmpty) {
            known = listed
            return
        }
        guard !listed.isEmpty || wasCut || ofMessages.contains(where: { $0 != nil }) else {
            known = []
            return
        }
        known = (0..<max(listed.count, ofMessages.count, wasCut ? 1 : 0)).map { [fallback] choice in
            let ofList = choice < listed.count ? listed[choice].nonEmpty : nil
            let ofMessage = choice < ofMessages.count ? ofMessages[choice] : nil
            return ofList ?? ofMessage ?? fallback
        }
    }

    init(of inference: borrowing Inference, spanFailed: Bool) {
        self.init(
            listed: inference.finishReasons, output: inference.output,
            wasCut: inference.hasSeldomFields && inference.streaming.wasCut(spanFailed: spanFailed))
    }

    init(of fetch: borrowing ResponseFetch) {
        self.init(
            listed: fetch.finishReasons, output: fetch.output,
            wasCut: fetch.status == .failed || fetch.status == .cancelled)
    }

    init(of agent: borrowing AgentInvocation) {
        self.init(listed: agent.finishReasons, output: agent.output, wasCut: false)
    }

    init(of workflow: borrowing Workflow) {
        self.init(listed: [], output: workflow.output, wasCut: false)
    }

    /// Those of work that nothing comes back from.
    static let none = FinishReasons(listed: [], output: nil, wasCut: false)

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

extension StreamTimings {
    /// Whether the model had begun to answer and did not come to an end.
    fileprivate func wasCut(spanFailed: Bool) -> Bool {
        let hasBegun = timeToFirstChunk != nil || timeToFirstToken != nil || (chunkCount ?? 0) > 0
        let hasEnded = outcome.map { $0 == .completed } ?? !spanFailed
        return hasBegun && !hasEnded
    }
}
