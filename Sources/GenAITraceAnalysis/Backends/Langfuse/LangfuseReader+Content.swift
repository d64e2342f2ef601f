// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

// Input and output come from the first source that has either: a source that has one side hides the other side of all
// that come after it.
extension LangfuseReader {
    /// One place where input and output are looked for.
    private struct Source {
        var input: String?
        var output: String?
        /// Why what is shown is not what was recorded; nil when it is.
        var hijack: String?

        var isPresent: Bool { input != nil || output != nil }
    }

    func addContent(_ panels: inout PanelList) {
        let source = self.source(for: panels.span)
        add(.input, source, source.input, &panels)
        add(.output, source, source.output, &panels)
    }

    private func add(_ side: ContentSide, _ source: Source, _ name: String?, _ panels: inout PanelList) {
        let span = panels.span
        let own = "langfuse.observation.\(side.panel.rawValue)"
        let advice = "Set \(own)."
        guard let name else {
            guard source.isPresent, let hider = source.input ?? source.output,
                side.recordedNames.contains(where: { span.first(of: [$0]) != nil }) || span.hasRecorded(side)
            else { return panels.addMissing(side, advice: advice) }
            return panels.add(
                .empty(side.panel, "\(hider) is read first, and what has one side hides the other", advice: advice))
        }
        if span[name]?.isBlank == true {
            return panels.addMissing(side, advice: advice, because: "\(name) is empty, and goes before all else")
        }
        if let hijack = source.hijack {
            return panels.add(.wrong(side.panel, hijack, advice: advice))
        }
        if span.structure(name).isNative {
            return panels.add(
                .wrong(
                    side.panel, "shows escaped {\"kvlistValue\": …}: \(name) is an array of OTLP",
                    advice: "Send JSON in a string."))
        }
        if name == "input.value" || name == "output.value", panels.role == .inference, span.has(side.messages),
            span.structure(name).conversation == nil
        {
            return panels.add(
                .wrong(
                    side.panel, "shows \(name) alone: it takes the place of \(side.messages)",
                    advice: "Put the messages as JSON into \(name), or leave it off."))
        }
        if side == .input, name == "input.value", span.has("gen_ai.system_instructions"),
            !span.structure(name).hasInstructions
        {
            return panels.add(
                .wrong(
                    .input, "leaves out the instructions: beside input.value, gen_ai.system_instructions is not read",
                    advice: "Put a system message at the head of input.value, or set langfuse.observation.input."))
        }
        panels.add(.full(side.panel, from: name))
    }

    private func source(for span: ObservedSpan) -> Source {
        sources(for: span).first(where: \.isPresent) ?? Source()
    }

    /// The places in the order in which they are looked at.
    private func sources(for span: ObservedSpan) -> [Source] {
        func pair(_ inputs: [String], _ outputs: [String]) -> Source {
            Source(input: span.first(of: inputs), output: span.first(of: outputs))
        }
        func own(_ inputs: [String], _ outputs: [String]) -> Source {
            var source = pair(inputs, outputs)
            guard let name = source.input ?? source.output else { return source }
            let isInTheWay = span.has("gen_ai.input.messages") || span.has("gen_ai.output.messages")
            if isInTheWay { source.hijack = "shows the attribute \(name), which goes before the messages" }
            return source
        }
        return [
            // These count also when they are empty.
            Source(
                input: span.has("langfuse.observation.input") ? "langfuse.observation.input" : nil,
                output: span.has("langfuse.observation.output") ? "langfuse.observation.output" : nil),
            detailsEvent(of: span),
            messageEvents(of: span),
            own(["prompt"], ["all_messages_events"]),
            own(["events"], ["events"]),
            pair(["mlflow.spanInputs"], ["mlflow.spanOutputs"]),
            pair(["traceloop.entity.input"], ["traceloop.entity.output"]),
            pair(["input.value"], ["output.value"]),
            own(["input"], ["output"]),
            own(["tool_arguments"], ["tool_response"]),
            prefixed(span),
            Source(
                input: span.firstName(withPrefix: "llm.input_messages."),
                output: span.firstName(withPrefix: "llm.output_messages.")),
            pair(["gen_ai.input.messages"], ["gen_ai.output.messages"]),
            pair(["gen_ai.tool.call.arguments"], ["gen_ai.tool.call.result"]),
        ]
    }

    /// Only the first event with content counts.
    private func detailsEvent(of span: ObservedSpan) -> Source {
        let event = span.span.events.first { event in
            event.name == RecordedFact.detailsEvent && (event.carries(.input) || event.carries(.output))
        }
        guard let event else { return Source() }
        let name = "the event \(event.name)"
        return Source(input: event.carries(.input) ? name : nil, output: event.carries(.output) ? name : nil)
    }

    private func messageEvents(of span: ObservedSpan) -> Source {
        func name(_ side: ContentSide) -> String? {
            span.span.events.first { $0.name != RecordedFact.detailsEvent && $0.carries(side) }.map {
                "the event \($0.name)"
            }
        }
        return Source(input: name(.input), output: name(.output))
    }

    /// Everything that begins like the old names is taken for them: `gen_ai.prompt.name` too.
    private func prefixed(_ span: ObservedSpan) -> Source {
        var source = Source(
            input: span.firstName(withPrefix: "gen_ai.prompt"), output: span.firstName(withPrefix: "gen_ai.completion"))
        let isTemplate = ["gen_ai.prompt.name", "gen_ai.prompt.version", "gen_ai.prompt.variable."]
            .contains { source.input?.hasPrefix($0) == true }
        if isTemplate, let hijacker = source.input {
            source.output = source.output ?? hijacker
            source.hijack = "shows the prompt's name and version: \(hijacker) is taken for the prompt itself"
        }
        return source
    }
}
