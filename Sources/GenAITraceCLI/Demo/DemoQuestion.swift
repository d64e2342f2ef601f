// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// What the demo asks.
enum DemoQuestion {
    /// A key that opens nothing, for a question in which somebody pastes one by mistake.
    static let fakeKey = "sk-proj-ThisKeyOpensNothing0123456789abcdef"

    /// The questions in their order.
    ///
    /// To the second the scripted model says that it is busy at first; to the last, about which the documentation says
    /// nothing, it makes something up, and the check of its citations catches it.
    static let all = [
        "Where do my traces go, and which variable says so?",
        "What happens to spans while the backend is busy?",
        "I pasted OPENAI_API_KEY=\(fakeKey) into a prompt: are credentials redacted?",
        "How many lines does the page about recording spans have?",
        "Which colour does the logo have?",
    ]
}

#endif
