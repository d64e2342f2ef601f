// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One step of an agent: a node of its graph, a turn of its loop.
public struct AgentStep: SpanOperation {
    /// The node of the graph; names the span.
    public var node: String
    /// Which step it is, from 1.
    public var number: Int?
    /// The agent that takes the step.
    public var agentName: String?
    /// What was decided.
    public var decision: String?
    /// What is done next.
    public var action: String?
    /// The version of the state before the step.
    public var stateVersionBefore: String?
    /// The version of the state after the step.
    public var stateVersionAfter: String?
    /// Why the step waits for a person.
    public var interrupt: String?
    /// The id of a person's approval.
    public var approvalID: String?
    /// Why the agent stops here.
    public var stopReason: String?
    /// What went into the step.
    public var input: Content?
    /// What came out of it.
    public var output: Content?

    /// Creates the description of a step.
    public init(_ node: String, number: Int? = nil) {
        self.node = node
        self.number = number
    }
}

extension AgentStep {
    /// The kind of this operation.
    public static var kind: OperationKind { .agentStep }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&node, of: Field("genai_telemetry.step.node", .internal))
        visitor.visit(&agentName, of: Field("gen_ai.agent.name", .internal))
        visitor.visit(&decision, of: Field("genai_telemetry.step.decision", .internal))
        visitor.visit(&action, of: Field("genai_telemetry.step.action", .internal))
        visitor.visit(&stateVersionBefore, of: Field("genai_telemetry.step.state_before", .internal))
        visitor.visit(&stateVersionAfter, of: Field("genai_telemetry.step.state_after", .internal))
        visitor.visit(&interrupt, of: Field("genai_telemetry.step.interrupt", .internal))
        visitor.visit(&approvalID, of: Field("genai_telemetry.step.approval_id", .internal))
        visitor.visit(&stopReason, of: Field("genai_telemetry.step.stop_reason", .public))
        visitor.visit(&input, of: Field("input.value", .confidential))
        visitor.visit(&output, of: Field("output.value", .confidential))
    }
}

extension SpanOperation where Self == AgentStep {
    /// One step of an agent.
    public static func step(_ node: String, number: Int? = nil) -> AgentStep { AgentStep(node, number: number) }
}
