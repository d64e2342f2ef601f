// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A composition of several agents and steps that the application shows as one thing.
public struct Workflow: SpanOperation {
    /// The name of the workflow; names the span.
    ///
    /// Few different values.
    public var name: String?
    /// What went in.
    public var input: Content?
    /// What came out.
    public var output: Content?

    /// Creates the description of a workflow.
    public init(_ name: String? = nil) { self.name = name }
}

extension Workflow {
    /// The kind of this operation.
    public static var kind: OperationKind { .workflow }
    /// Work inside the process.
    public var defaultSpanKind: SpanKind { .internal }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("gen_ai.workflow.name", .internal))
        visitor.visit(&input, of: Field("gen_ai.input.messages", .confidential))
        visitor.visit(&output, of: Field("gen_ai.output.messages", .confidential))
    }
}

extension SpanOperation where Self == Workflow {
    /// A composition of several agents and steps.
    public static func workflow(_ name: String? = nil, input: Content? = nil) -> Workflow {
        var workflow = Workflow(name)
        workflow.input = input
        return workflow
    }
}
