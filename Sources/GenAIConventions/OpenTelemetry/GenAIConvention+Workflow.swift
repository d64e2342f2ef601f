// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Workflow spans.
extension GenAIConvention {
    func name(of workflow: borrowing Workflow) -> SpanName { SpanName("invoke_workflow", workflow.name) }

    func map<Sink: AttributeSink & ~Copyable>(
        _ workflow: borrowing Workflow, in setting: SpanSetting, into sink: inout Sink
    ) {
        sink.set("gen_ai.operation.name", constant: "invoke_workflow")
        sink.set("gen_ai.workflow.name", text: workflow.name)
        sink.set("gen_ai.conversation.id", text: setting.conversation)
        map(
            input: workflow.input, output: workflow.output, reasons: FinishReasons(of: workflow), into: &sink)
    }
}
