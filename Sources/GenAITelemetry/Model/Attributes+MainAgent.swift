// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Attributes {
    /// What a process is that is one agent, as attributes of its resource.
    ///
    /// ```swift
    /// let resource = Resource(service: "clerk", attributes: .mainAgent(id: "agent-7", name: "clerk"))
    /// ```
    ///
    /// Spans of agents name the agent themselves; this is for a process that serves a single one, which its provider knows
    /// by an id that stays.
    ///
    /// - Parameters:
    ///   - id: The provider's id of the agent.
    ///   - name: The name of the agent.
    ///   - description: What the agent says it does.
    /// - Returns: The attributes.
    public static func mainAgent(id: String, name: String? = nil, description: String? = nil) -> Attributes {
        var attributes: Attributes = ["gen_ai.main_agent.id": .string(id)]
        attributes["gen_ai.main_agent.name"] = name.map { .string($0) }
        attributes["gen_ai.main_agent.description"] = description.map { .string($0) }
        return attributes
    }
}
