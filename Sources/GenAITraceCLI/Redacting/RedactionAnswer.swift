// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// What became of a value, as one line of JSON.
struct RedactionAnswer {
    /// The JSON text of what is left.
    var json: String
    /// How often each rule found something.
    var counts: [String: Int] = [:]
    var bytesRemoved = 0
    var policy: String
    /// What is wrong with the line; nil when nothing is.
    var error: String?
    /// `keep`, `mask`, `drop`, `truncate` or `pseudonym`.
    var action: String

    /// What a stage makes of a line.
    init(to line: RedactionLine, _ stage: RedactionStage) {
        policy = stage.policy.version
        action = "keep"
        json = line.json
        if json.hasPrefix("{") || json.hasPrefix("[") {
            // First as text, where every member of a repeated name is seen; then as the value that a program would record.
            let text = stage.redactedJSON(json)
            json = text.text
            add(text.receipt)
        }
        guard let value = try? JSONReader.parse(json.utf8, maximumDepth: 1024) else {
            fail("error", because: nil)
            return
        }
        let redacted = stage.redacted(value, named: line.field)
        add(redacted.receipt)
        if redacted.value != value {
            var writer = JSONWriter()
            writer.value(redacted.value)
            json = writer.text
        }
        if !counts.isEmpty { action = Self.action(leaving: redacted.value, counts) }
    }

    /// What was done, in the words of a policy.
    private static func action(leaving value: AttributeValue, _ counts: [String: Int]) -> String {
        switch value {
        case .empty: "drop"
        case .string(let text) where text.hasPrefix("hmac:"): "pseudonym"
        default: counts.keys.allSatisfy { $0 == "truncated" } ? "truncate" : "mask"
        }
    }

    /// The answer to a line that cannot be read: nothing of it is let through.
    init(refusing error: RedactionLineError, _ stage: RedactionStage) {
        policy = stage.policy.version
        action = "mask"
        json = ""
        fail("error", because: error.description)
    }

    private mutating func add(_ receipt: RedactionReceipt?) {
        guard let receipt else { return }
        counts.merge(receipt.counts) { $0 + $1 }
        bytesRemoved += receipt.bytesRemoved
    }

    private mutating func fail(_ rule: String, because reason: String?) {
        json = "\"[REDACTED:\(rule)]\""
        counts[rule, default: 0] += 1
        error = reason
        action = "mask"
    }

    /// The line that is written.
    ///
    /// - Parameter explains: Whether counts, bytes and the policy are told as well.
    /// - Returns: JSON and a line feed.
    func line(explains: Bool) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("value")
            writer.validated(json)
            writer.key("rules")
            writer.array(counts.keys.sorted()) { $0.string($1) }
            writer.key("action")
            writer.string(action)
            if let error {
                writer.key("error")
                writer.string(error)
            }
            guard explains else { return }
            writer.key("counts")
            writer.object { writer in
                for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
                    writer.key(rule)
                    writer.int(Int64(count))
                }
            }
            writer.key("bytes_removed")
            writer.int(Int64(bytesRemoved))
            writer.key("policy")
            writer.string(policy)
        }
        return writer.text + "\n"
    }
}

#endif
