// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

package import GenAITelemetry

/// Every place around and in a span where a text can stand, each with what plants one there.
///
/// Ended through a real pipeline, so that whatever stands before the queue has had its turn.
package struct CanaryPosition: Sendable, CustomStringConvertible {
    /// What surrounds a span and is planted before it starts.
    package struct Surroundings: Sendable {
        package var resource: Attributes = [:]
        package var scope = "position-tests"
        package var scopeVersion: String?
        package var association = Association()
        package var traceState: String?
    }

    private typealias Around = @Sendable (inout Surroundings, String) -> Void
    private typealias Within = @Sendable (inout SpanRecord, String) -> Void

    /// Where it is.
    package let name: String
    private let around: Around?
    private let within: Within?
    private let operation: (@Sendable (String) -> any SpanOperation)?

    package var description: String { name }

    private init(
        _ name: String, around: Around? = nil, within: Within? = nil,
        operation: (@Sendable (String) -> any SpanOperation)? = nil
    ) {
        self.name = name
        self.around = around
        self.within = within
        self.operation = operation
    }

    /// A span that has ended with a text planted in this place.
    package func sealed(
        planting text: String, redaction: RedactionStage, limits: SpanLimits = SpanLimits()
    ) -> SealedSpan? {
        var surroundings = Surroundings()
        around?(&surroundings, text)
        let collected = CollectingSpanProcessor()
        surroundings.resource["service.name"] = surroundings.resource["service.name"] ?? "position-tests"
        let telemetry = Telemetry(
            resource: Resource(attributes: surroundings.resource), processors: [collected], redaction: redaction,
            limits: limits)
        let tracer = telemetry.tracer(surroundings.scope, version: surroundings.scopeVersion)
        var parent = SpanParent.none
        if let traceState = surroundings.traceState, let traceID = TraceID(high: 1, low: 2), let spanID = SpanID(3) {
            parent = .context(
                SpanContext(
                    traceID: traceID, spanID: spanID, traceState: TraceState(validated: traceState), isRemote: true))
        }
        let operation = operation?(text) ?? Generic("work")
        func start<Operation: SpanOperation>(_ operation: Operation) -> ActiveSpan? {
            tracer.startSpan(operation, parent: parent).active
        }
        let span = withAssociation(surroundings.association) { start(operation) }
        span?.update { within?(&$0, text) }
        span?.end()
        return collected.spans.first
    }
}

extension CanaryPosition {
    /// Levels that nobody looks through any more.
    private static func nested(_ value: AttributeValue, levels: Int) -> AttributeValue {
        (0..<levels).reduce(value) { value, level in level.isMultiple(of: 2) ? .map(["a": value]) : .array([value]) }
    }

    private static func attribute(
        _ name: String, _ value: @escaping @Sendable (String) -> AttributeValue
    ) -> CanaryPosition {
        CanaryPosition("attribute: \(name)", within: { $0.attributes["app.note"] = value($1) })
    }

    private static func named(_ key: String) -> CanaryPosition {
        CanaryPosition("attribute \(key)", within: { $0.attributes[key] = .string("a \($1) b") })
    }

    private static func message(_ name: String, _ part: @escaping @Sendable (String) -> MessagePart) -> CanaryPosition {
        content("message: \(name)") { .messages([Message(.user, parts: [part($0)])]) }
    }

    private static func content(_ name: String, _ content: @escaping @Sendable (String) -> Content) -> CanaryPosition {
        CanaryPosition(
            name,
            operation: { text in
                var inference = Inference(model: "gpt-4o", provider: .openAI)
                inference.input = content(text)
                inference.output = content(text)
                return inference
            })
    }

    private static func event(_ name: String, _ event: @escaping @Sendable (String) -> SpanEvent) -> CanaryPosition {
        CanaryPosition("event: \(name)", within: { $0.events.append(event($1)) })
    }

    /// All places.
    package static let all: [CanaryPosition] = withinSpan + surroundings

    /// Places in the span itself.
    package static let withinSpan: [CanaryPosition] = spans + attributes + contents + events

    private static let spans: [CanaryPosition] = [
        CanaryPosition("span name", within: { $0.name = "run \($1)" }),
        CanaryPosition("status message", within: { $0.status = .error("E", message: "failed: \($1)") }),
        CanaryPosition("error type", within: { $0.status = .error("E \($1)") }),
        CanaryPosition(
            "link attribute", within: { $0.links.append(SpanLink($0.context, attributes: ["why": .string($1)])) }),
        CanaryPosition(
            "link tracestate",
            within: { record, text in
                let state = TraceState(validated: "v=\(text)")
                record.links.append(
                    SpanLink(
                        SpanContext(
                            traceID: record.context.traceID, spanID: record.context.spanID, traceState: state)))
            }),
        CanaryPosition("tool name", operation: { ToolExecution("run \($0)") }),
        CanaryPosition("model", operation: { Inference(model: "ft:\($0)", provider: .openAI) }),
        CanaryPosition("agent step", operation: { AgentStep("step \($0)") }),
        CanaryPosition("generic operation", operation: { Generic("work \($0)") }),
    ]

    private static let attributes: [CanaryPosition] = [
        CanaryPosition("attribute key", within: { $0.attributes["app.\($1)"] = 1 }),
        attribute("text") { .string("a \($0) b") },
        attribute("element") { .array([1, .string($0)]) },
        attribute("map, one level") { ["a": .string($0)] },
        attribute("map key") { .map(Attributes([("k \($0)", .int(1))])) },
        attribute("five levels") { nested(.string($0), levels: 5) },
        attribute("31 levels") { nested(.string($0), levels: 31) },
        attribute("33 levels") { nested(.string($0), levels: 33) },
        attribute("90 levels") { nested(.string($0), levels: 90) },
        attribute("bytes") { .bytes(Array("a \($0) b".utf8)) },
        attribute("bytes that are not UTF-8") { .bytes([0xFF, 0xFE, 0x20] + Array($0.utf8) + [0x20, 0xC3]) },
        attribute("JSON") { .string("{\"a\": [{\"b\": \"\($0)\"}]}") },
        attribute("JSON in JSON") { .string("{\"a\": \"{\\\"b\\\": \\\"\($0)\\\"}\"}") },
        named("url.full"), named("http.request.header.x-note"), named("db.query.text"), named("file.path"),
        named("exception.message"), named("gen_ai.prompt.0.content"), named("llm.input_messages.0.message.content"),
        named("input.value"), named("traceloop.entity.input"), named("user.id"),
        CanaryPosition("URL", within: { $0.attributes["url.full"] = .string("https://h.example/a?q=\($1)#f") }),
    ]

    /// Places in what people, models and tools said.
    package static let contents: [CanaryPosition] = [
        content("content: text") { .text("please use \($0)") },
        content("content: JSON") { .json("{\"a\": {\"b\": [\"\($0)\"]}}") },
        content("content: broken JSON") { .json("{\"a\": \"\($0)") },
        content("content: value") { .value(["a": [.string($0)]]) },
        content("message: name") { .messages([Message(.user, parts: [.text("x")], name: "n \($0)")]) },
        content("message: role") { .messages([Message(Role("r \($0)"), parts: [.text("x")])]) },
        message("text") { .text("a \($0)") },
        message("reasoning") { .reasoning("a \($0)") },
        message("tool arguments") { .toolCall(id: "1", name: "t", arguments: .json("{\"a\": \"\($0)\"}")) },
        message("tool name") { .toolCall(id: "1", name: "t \($0)", arguments: nil) },
        message("tool result") { .toolCallResponse(id: "1", response: .text("a \($0)")) },
        message("text file") {
            .blob(modality: "document", mediaType: "text/plain", base64: Base64.encode(Array("a \($0) b".utf8)))
        },
        message("address") { .uri(modality: "image", mediaType: nil, uri: "https://h.example/\($0)") },
        message("data URL") { .uri(modality: "document", mediaType: nil, uri: "data:text/plain,a%20\($0)") },
        message("other part") { .other(type: "x", fields: ["a": ["b": .string($0)]]) },
        CanaryPosition(
            "system instructions",
            operation: { text in
                var inference = Inference(model: "gpt-4o", provider: .openAI)
                inference.systemInstructions = .text("a \(text)")
                return inference
            }),
        CanaryPosition(
            "query",
            operation: { text in
                var retrieval = Retrieval()
                retrieval.query = .text("a \(text)")
                return retrieval
            }),
    ]

    private static let events: [CanaryPosition] = [
        event("name") { SpanEvent(name: "e \($0)", time: 1) },
        event("attribute") { SpanEvent(name: "e", time: 1, attributes: ["a": .string("b \($0)")]) },
        event("key") { SpanEvent(name: "e", time: 1, attributes: Attributes([("a \($0)", .int(1))])) },
        event("exception message") {
            SpanEvent(name: "exception", time: 1, attributes: ["exception.message": .string("m \($0)")])
        },
        event("stack trace") {
            SpanEvent(name: "exception", time: 1, attributes: ["exception.stacktrace": .string("at f (\($0))\n at g")])
        },
        event("exception type") {
            SpanEvent(name: "exception", time: 1, attributes: ["exception.type": .string("E<\($0)>")])
        },
    ]

    private static let surroundings: [CanaryPosition] = [
        CanaryPosition("resource attribute", around: { $0.resource["process.command_args"] = ["run", .string($1)] }),
        CanaryPosition("resource key", around: { $0.resource["k \($1)"] = 1 }),
        CanaryPosition("service name", around: { $0.resource["service.name"] = .string("s \($1)") }),
        CanaryPosition("scope name", around: { $0.scope = "lib \($1)" }),
        CanaryPosition("scope version", around: { $0.scopeVersion = "1 \($1)" }),
        CanaryPosition("tracestate", around: { $0.traceState = "v=\($1)" }),
        CanaryPosition("conversation", around: { $0.association = Association(conversation: "c \($1)") }),
        CanaryPosition("session", around: { $0.association = Association(session: "s \($1)") }),
        CanaryPosition("user", around: { $0.association = Association(user: "u \($1)") }),
        CanaryPosition("tag", around: { $0.association = Association(tags: ["t \($1)"]) }),
        CanaryPosition("metadata", around: { $0.association = Association(metadata: ["m": .string("v \($1)")]) }),
        CanaryPosition(
            "metadata key", around: { $0.association = Association(metadata: Attributes([("m \($1)", .int(1))])) }),
    ]
}
