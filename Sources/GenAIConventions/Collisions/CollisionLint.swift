// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry
import Synchronization

/// A convention that says once of each attribute of the application which backend's panel it would break.
///
/// ```swift
/// configuration.convention = CollisionLint(Profile.langfuse, diagnostics: configuration.diagnostics)
/// ```
///
/// Attributes go out as the application wrote them all the same: it may have meant it. `Telemetry.bootstrap` puts this
/// around whatever convention is configured.
public final class CollisionLint: SemanticConvention {
    /// How many names are remembered as told; an application with more has names that are made of data.
    private static let toldLimit = 256

    private let convention: any SemanticConvention
    private let diagnostics: Diagnostics
    private let told = Mutex<Set<String>>([])

    /// Puts the lint around a convention.
    ///
    /// - Parameters:
    ///   - convention: What is emitted.
    ///   - diagnostics: Where collisions are told.
    public init(_ convention: any SemanticConvention, diagnostics: Diagnostics) {
        self.convention = convention
        self.diagnostics = diagnostics
    }

    /// The schema that the names follow.
    public var schemaURL: StaticString { convention.schemaURL }

    /// The name of the span.
    public func spanName(for span: borrowing SpanRecord) -> SpanName { convention.spanName(for: span) }

    /// Puts the attributes of the span into a sink, and looks at those of the application.
    public func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        for (name, _) in span.attributes { tell(Collision.of(name), of: name) }
        if span.operationKind == .inference {
            span.withOperation(Inference.self) { inference in
                for (name, _) in inference.providerAttributes { tell(Collision.of(name), of: name) }
            }
        }
        convention.map(span, into: &sink)
    }

    /// What the convention tells as events.
    public func events(of span: borrowing SpanRecord) -> [SpanEvent] { convention.events(of: span) }

    private func tell(_ collisions: [Collision], of name: String) {
        guard !collisions.isEmpty else { return }
        let isNew = told.withLock { $0.count < Self.toldLimit && $0.insert(name).inserted }
        guard isNew else { return }
        // The name is one of a few known ones, or begins with one; the rest of it is the application's and was redacted.
        let effects = collisions.map { "\($0.backend) \($0.effect)" }.joined(separator: "; ")
        diagnostics.report(
            .warning, about: "attribute \(name)",
            "The attribute \(name) means something else to a backend: \(effects). Give it a name of your own namespace."
        )
    }
}
