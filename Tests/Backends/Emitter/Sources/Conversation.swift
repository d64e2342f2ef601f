// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// A request with one span of every kind below it, all of which succeed.
enum Conversation {
    /// A red dot, 8 by 8 pixels.
    static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGP4z8CAFTEMLQkAKP8/wRmu0BMAAAAASUVORK5CYII="

    static let question = "How much leave do I have?"
    static let answer = "You have 30 days of leave, 12 of them still open."

    static func record() {
        var request = Request(feature: "handbook")
        request.association = Association(
            conversation: "conversation-1", session: "session-1", user: "user-1", tags: ["beta"],
            metadata: ["tier": "gold"])
        request.input = .text(question)
        request.output = .text(answer)
        request.outcome = .success
        span("request", request) { _ in
            var workflow = Workflow("answer-question")
            workflow.input = .text(question)
            workflow.output = .text(answer)
            span("workflow", workflow) { _ in
                agent()
                Checks.record()
                Checks.recordStores()
            }
        }
    }

    private static func agent() {
        var agent = AgentInvocation("clerk")
        agent.agentDescription = "Answers questions about leave."
        agent.input = .text(question)
        agent.output = .text(answer)
        agent.stopReason = "done"
        // The sum of its calls; a backend must not add it to them.
        agent.usage = TokenUsage(input: 4_321, output: 1_234)
        span("agent", agent) { _ in
            var plan = Plan(agentName: "clerk")
            plan.steps = .value(["look it up", "compute", "answer"])
            plan.stepCount = 3
            span("plan", plan)
            var step = AgentStep("look-up", number: 1)
            step.agentName = "clerk"
            step.decision = "search the handbook"
            step.input = .text(question)
            step.output = .value(["documents": 2])
            span("step", step) { _ in Documents.record() }
            Models.record()
            Tools.record()
        }
        var creation = AgentCreation("translator", provider: .openAI)
        creation.requestModel = "gpt-4o"
        creation.systemInstructions = "Translate into English."
        span("agent-creation", creation)
        var hosted = AgentInvocation("translator")
        hosted.provider = .openAI
        hosted.requestModel = "gpt-4o"
        hosted.systemInstructions = "Translate into English."
        hosted.input = [.user("Guten Tag.")]
        hosted.output = [.assistant("Good day.", finishReason: .stop)]
        hosted.usage = TokenUsage(input: 70, output: 7)
        span("hosted-agent", hosted)
    }
}
