// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// The operation that a line tells in the words of the span model.
enum ImportedOperation {
    /// The names of the operations, as they stand in a line: those of the types, in small letters.
    static let names = OperationKind.allCases.map(name)

    /// Reads `operation` and `fields`.
    static func read(_ line: inout FieldReader) throws(ImportProblem) -> any SpanOperation {
        guard let name = try line.text("operation") else {
            throw ImportProblem("Neither a recorded exchange nor an operation: there is no \"operation\".")
        }
        guard let kind = OperationKind.allCases.first(where: { Self.name($0) == name }) else {
            throw line.problem("operation", "has to be one of \(names.joined(separator: ", "))")
        }
        func read<Operation: SpanOperation & FieldReadable>(
            _ type: Operation.Type
        ) throws(ImportProblem) -> any SpanOperation {
            if !line.has("fields") {
                var none = FieldReader([:], at: "fields.")
                return try Operation(&none)
            }
            guard let operation = try line.nested("fields", as: type) else { return Generic(name) }
            return operation
        }
        return switch kind {
        case .request: try read(Request.self)
        case .inference: try read(Inference.self)
        case .responseFetch: try read(ResponseFetch.self)
        case .embeddings: try read(Embeddings.self)
        case .promptRendering: try read(PromptRendering.self)
        case .retrieval: try read(Retrieval.self)
        case .rerank: try read(Rerank.self)
        case .toolExecution: try read(ToolExecution.self)
        case .agentCreation: try read(AgentCreation.self)
        case .agentInvocation: try read(AgentInvocation.self)
        case .agentStep: try read(AgentStep.self)
        case .workflow: try read(Workflow.self)
        case .plan: try read(Plan.self)
        case .validation: try read(Validation.self)
        case .storage: try read(Storage.self)
        case .generic: try read(Generic.self)
        }
    }

    /// `toolExecution` as `tool_execution`.
    private static func name(_ kind: OperationKind) -> String {
        kind.rawValue.reduce(into: "") { name, letter in
            if letter.isUppercase { name += "_" }
            name += letter.lowercased()
        }
    }
}

extension FieldReader {
    /// A text that has to be there.
    mutating func requiredText(_ name: String) throws(ImportProblem) -> String {
        guard let text = try text(name) else { throw problem(name, "is missing") }
        return text
    }

    /// The provider, by its name in the conventions.
    mutating func provider() throws(ImportProblem) -> ProviderName { ProviderName(try requiredText("provider")) }
}

#endif
