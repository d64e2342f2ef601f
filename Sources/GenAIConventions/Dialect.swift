// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What one backend reads of a span besides the names of OpenTelemetry: a second vocabulary for the same facts.
///
/// A dialect adds, it never repeats: a name that ``GenAIConvention`` or another dialect of the same ``Profile`` sets is
/// not its own to set. One folder holds all of a dialect. Prove yours with `SemanticConventionContract` over a profile
/// that has it.
public protocol Dialect: Sendable {
    /// The word that selects it in a profile: lowercase, such as `openinference`.
    var name: String { get }
    /// Puts the attributes that this dialect adds into a sink.
    func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink)
}
