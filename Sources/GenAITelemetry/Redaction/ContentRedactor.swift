// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The built-in rules: the capture policy, names that promise a secret, and the patterns of credentials.
struct ContentRedactor: Redactor {
    let policy: RedactionPolicy
    let detectors: DetectorTables

    func redact(_ span: inout SpanRecord) {
        var visitor = RedactingVisitor(policy: policy.content, detectors: detectors)
        if policy.content == .none { visitor.withholdMessages(of: &span) }
        span.visitFields(&visitor)
        for index in span.links.indices {
            if let context = visitor.texts.redacted(span.links[index].context) { span.links[index].context = context }
        }
        visitor.tally.write(on: &span.redaction, policy: policy.version)
    }
}

extension RedactingVisitor {
    /// Removes the sentences about failures, which quote what users typed and what servers answered.
    fileprivate mutating func withholdMessages(of span: inout SpanRecord) {
        if let message = span.status.message {
            tally.count("status_message", bytes: message.utf8.count)
            span.status.message = nil
        }
        removeMessages(from: &span.attributes)
        for index in span.events.indices { removeMessages(from: &span.events[index].attributes) }
    }

    private mutating func removeMessages(from attributes: inout Attributes) {
        for name in ContentNames.failures {
            guard let value = attributes[name] else { continue }
            tally.count("exception", bytes: value.textByteCount)
            attributes[name] = nil
        }
    }
}
