// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The one door between recording and everything that stores or sends: every span passes it when it ends.
///
/// The application's own redactors run first, so that the built-in rules see what those leave and nothing can be put back
/// behind them. The built-in rules are the capture policy for content, the rules for names that promise a secret, and the
/// patterns of credentials, over every surface that a ``FieldVisitor`` sees and over `tracestate`.
public struct RedactionStage: Redactor {
    /// What is kept and what is altered.
    public let policy: RedactionPolicy
    /// The detectors of the policy, made ready.
    let detectors: DetectorTables
    private let redactors: [any Redactor]

    /// Creates a stage.
    public init(policy: RedactionPolicy = RedactionPolicy(), redactors: [any Redactor] = []) {
        self.policy = policy
        detectors = DetectorTables(policy.detectors)
        self.redactors = redactors
    }

    /// Alters the span in place and leaves a receipt on it, if anything had to go.
    public func redact(_ span: inout SpanRecord) {
        for redactor in redactors { redactor.redact(&span) }
        ContentRedactor(policy: policy, detectors: detectors).redact(&span)
    }

    /// A text without credentials and personal data: for diagnostics, log lines and what is propagated to others.
    public func redactedText(_ text: String) -> String {
        var redactor = TextRedactor(table: detectors.all)
        return redactor.redacted(text) ?? text
    }

    /// The resource without what must not leave the process.
    ///
    /// The same object when there is nothing to take out.
    func redacted(_ resource: Resource) -> Resource {
        var redactor = RedactingVisitor(policy: policy.content, detectors: detectors)
        var attributes = resource.attributes
        redactor.visit(&attributes)
        let schemaURL = resource.schemaURL.map(redactedText)
        if attributes == resource.attributes, schemaURL == resource.schemaURL { return resource }
        return Resource(attributes: attributes, schemaURL: schemaURL)
    }

    /// The scope without what must not leave the process.
    ///
    /// The same object when there is nothing to take out.
    func redacted(_ scope: InstrumentationScope) -> InstrumentationScope {
        if scope === InstrumentationScope.default { return scope }
        var redactor = RedactingVisitor(policy: policy.content, detectors: detectors)
        var attributes = scope.attributes
        redactor.visit(&attributes)
        let redacted = InstrumentationScope(
            name: redactedText(scope.name), version: scope.version.map(redactedText), attributes: attributes)
        return redacted == scope ? scope : redacted
    }

    /// The association without what must not leave the process.
    func redacted(_ association: Association) -> Association {
        var redactor = RedactingVisitor(policy: policy.content, detectors: detectors)
        var association = association
        association.visitFields(&redactor)
        return association
    }

    /// The context without a `tracestate` that holds a credential: half of one would be of no use to anybody.
    func redacted(_ context: SpanContext) -> SpanContext {
        var redactor = TextRedactor(table: detectors.credentials)
        return redactor.redacted(context) ?? context
    }
}
