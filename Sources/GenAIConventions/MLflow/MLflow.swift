// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// MLflow's own words, which its translators of other conventions never overrule.
///
/// Each value is JSON in a text, as MLflow's client writes it. A type for every operation, panels in the shape that its
/// chat view and its list of traces understand, tokens and cost.
///
/// Names as in `mlflow.tracing.constant` of MLflow 3.17.
public struct MLflow: Dialect {
    /// `mlflow`.
    public let name = "mlflow"
    /// Whether inputs and outputs are told in MLflow's words; without them it takes those of another dialect.
    public var tellsContent: Bool

    /// Creates the dialect.
    ///
    /// - Parameter tellsContent: Whether inputs and outputs are told in MLflow's words.
    public init(tellsContent: Bool = true) { self.tellsContent = tellsContent }

    /// Puts the attributes that MLflow adds into a sink.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        sink.set("mlflow.spanType", constant: type(of: span))
        if tellsContent {
            if let input = PanelValue(inputOf: span) { sink.setJSON("mlflow.spanInputs") { input.write(to: &$0) } }
            if let output = PanelValue(outputOf: span) { sink.setJSON("mlflow.spanOutputs") { output.write(to: &$0) } }
        }
        switch span.operationKind {
        case .inference: span.withOperation(Inference.self) { map($0, into: &sink) }
        case .embeddings: span.withOperation(Embeddings.self) { map($0.usage, into: &sink) }
        case .validation: span.withOperation(Validation.self) { map($0, into: &sink) }
        default: break
        }
        if let cost = span.cost, cost.isInDollars { map(cost, into: &sink) }
        if span.isLocalRoot { mapTags(of: span.association, into: &sink) }
    }
}
