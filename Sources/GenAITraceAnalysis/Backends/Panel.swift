// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A place in a backend where people look for one fact about a span.
public enum Panel: String, Sendable, CaseIterable {
    /// What sort of work it is: an icon, a colour, a filter.
    case kind
    /// What it is called.
    case name
    /// What went in.
    case input
    /// What came out.
    case output
    /// The conversation with the model, message by message.
    case messages
    /// The model.
    case model
    /// The parameters of the call.
    case parameters
    /// The tokens.
    case tokens
    /// The cost.
    case cost
    /// The session, thread or conversation.
    case session
    /// The user.
    case user
    /// The tool.
    case tool
    /// The documents that were found.
    case documents
    /// The agent.
    case agent
    /// The template of the prompt.
    case prompt
    /// The time to the first chunk of a stream.
    case timeToFirstChunk = "ttft"
    /// That it failed, and why.
    case error
}

/// What a backend will show in a panel.
public enum PanelVerdict: String, Sendable, CaseIterable, Comparable {
    /// What was recorded.
    case full
    /// Nothing.
    case empty
    /// Something else.
    case wrong

    /// Whether one is better than another.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
