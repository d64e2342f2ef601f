// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Planning spans.
extension GenAIConvention {
    func name(of plan: borrowing Plan) -> SpanName { SpanName("plan", plan.agentName) }

    func map<Sink: AttributeSink & ~Copyable>(_ plan: borrowing Plan, into sink: inout Sink) {
        sink.set("gen_ai.operation.name", constant: "plan")
        sink.set("gen_ai.agent.name", text: plan.agentName)
        sink.set("genai_telemetry.plan.step_count", plan.stepCount)
        sink.set(.planSteps, plan.steps)
    }
}
