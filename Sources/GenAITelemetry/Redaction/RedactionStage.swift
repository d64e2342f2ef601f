// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The one door between recording and everything that stores or sends: every span passes it when it ends.
public struct RedactionStage: Sendable {
    /// What is kept and what is altered.
    public let policy: RedactionPolicy
    private let redactors: [any Redactor]

    /// Creates a stage. The application's own redactors run first, so that the built-in ones see what they leave.
    public init(policy: RedactionPolicy = RedactionPolicy(), redactors: [any Redactor] = []) {
        self.policy = policy
        self.redactors = redactors
    }

    func redact(_ record: inout SpanRecord) {
        for redactor in redactors { redactor.redact(&record) }
    }

    func redacted(_ resource: Resource) -> Resource { resource }

    func redacted(_ scope: InstrumentationScope) -> InstrumentationScope { scope }
}
