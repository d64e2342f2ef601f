// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// How the spans of a trace fit together.
extension Rule {
    static let traces: [Rule] = [
        Rule(
            "duplicate-inference", .warning, "A model call inside a model call for the same model.",
            because: "Two layers record one call, and its tokens and cost count twice.",
            advice: "Switch the instrumentation of the framework or of the SDK off.",
            .trace { node, trace in
                guard node.role == .inference, let parent = trace.parent(of: node), parent.role == .inference,
                    parent.model == nil || node.model == nil || parent.model == node.model
                else { return [] }
                return [Observation(nil, "the parent is a model call too")]
            }),
        Rule(
            "duplicate-span-id", .warning, "Two spans of a trace with one id.",
            because: "Stores keep one of them, or hang children on the wrong one.",
            advice: "Seed the generator of ids in each process, also after a fork.",
            .trace { node, trace in
                trace.isRepeated(node) ? [Observation(nil, "the id is another span's too")] : []
            }),
        Rule(
            "missing-parent", .info, "A span whose parent is not in the file.",
            because: "It is drawn as a root, unless the parent arrives elsewhere.",
            advice: "Nothing, when the parent is another service's; else flush all of a trace.",
            .trace { node, trace in
                let isRoot = node.parentID.allSatisfy { $0 == "0" }
                return isRoot || trace.parent(of: node) != nil ? [] : [Observation(nil, "the parent is not here")]
            }),
    ]
}
