// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Making a plan, before anything of it is done.
public struct Plan: SpanOperation {
    /// The agent that plans; names the span.
    public var agentName: String?
    /// The planned steps.
    public var steps: Content?
    /// How many steps were planned.
    public var stepCount: Int?

    /// Creates the description of a planning.
    public init(agentName: String? = nil) { self.agentName = agentName }
}

extension Plan {
    /// The kind of this operation.
    public static var kind: OperationKind { .plan }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&agentName, of: Field("gen_ai.agent.name", .internal))
        visitor.visit(&steps, of: Field("genai_telemetry.plan.steps", .confidential))
    }
}

extension SpanOperation where Self == Plan {
    /// Making a plan.
    public static func plan(agent: String? = nil) -> Plan { Plan(agentName: agent) }
}
