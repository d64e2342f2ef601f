// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// What is known of an endpoint after it was asked: the steps on the way, a verdict, and what to try.
struct Diagnosis: Hashable {
    /// How a step went.
    enum Outcome: Hashable {
        case passed, doubtful, failed
    }

    /// One thing that has to work.
    struct Step: Hashable {
        let outcome: Outcome
        let text: String
    }

    /// The steps that were tried, in order.
    var steps: [Step] = []
    /// One sentence.
    var verdict = ""
    /// What to try, if something does not work.
    var advice: [String] = []

    /// Whether traces can be expected to arrive.
    var isHealthy: Bool { !steps.contains { $0.outcome == .failed } }

    mutating func pass(_ text: String) { steps.append(Step(outcome: .passed, text: text)) }

    mutating func fail(_ text: String, verdict: String, advice: String...) {
        steps.append(Step(outcome: .failed, text: text))
        self.verdict = verdict
        self.advice += advice
    }

    mutating func doubt(_ text: String, verdict: String, advice: String...) {
        steps.append(Step(outcome: .doubtful, text: text))
        self.verdict = verdict
        self.advice += advice
    }
}

#endif
