// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIOTLP
import GenAITelemetry

/// One recorded span with what stands around it, as rules and backends look at it.
final class ObservedSpan {
    let span: OTLPSpan
    /// The attributes of the resource.
    let resource: Attributes
    /// The code that recorded it.
    let scope: InstrumentationScope
    let schemaURL: String?
    /// The version of the conventions that it is judged by.
    let version: ConventionVersion
    /// Whether the version was stated, by a schema or by the caller, and not guessed from the names in use.
    let isVersionStated: Bool
    /// What it is about; nil when it has nothing to do with AI.
    let role: SpanRole?
    /// What the conventions define for it.
    let definition: SpanDefinition?
    private let values: [String: AttributeValue]
    private var parsed: [String: StructuredValue] = [:]

    init(
        _ span: OTLPSpan, resource: Attributes = [:], scope: InstrumentationScope = InstrumentationScope(name: ""),
        schemaURL: String? = nil, version demanded: ConventionVersion? = nil
    ) {
        self.span = span
        self.resource = resource
        self.scope = scope
        self.schemaURL = schemaURL
        let values = Dictionary(span.attributes.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        let stated = demanded ?? schemaURL.flatMap(ConventionVersion.init(schemaURL:))
        self.values = values
        version = stated ?? ConventionVersion(inUseBy: values)
        isVersionStated = stated != nil
        func text(_ name: String) -> String? { values[name]?.nonemptyText }
        role = SpanRole(text, names: values.keys)
        definition = Registry.span(
            operation: text("gen_ai.operation.name"), method: text("mcp.method.name"), kind: span.kind)
    }

    // MARK: Attributes

    subscript(name: String) -> AttributeValue? { values[name] }

    /// The names, in the order of the wire.
    var names: some Sequence<String> { span.attributes.lazy.map(\.key) }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// A text that is not empty.
    func text(_ name: String) -> String? { values[name]?.nonemptyText }

    /// A whole number, also when a double carries it.
    func count(_ name: String) -> Int64? {
        switch values[name] {
        case .int(let number): number
        case .double(let number): Int64(exactly: number.rounded())
        default: nil
        }
    }

    /// The first of some names that the span has with something in it.
    func first(of names: [String]) -> String? { names.first { values[$0].map { !$0.isBlank } ?? false } }

    /// The first name that begins so.
    func firstName(withPrefix prefix: String) -> String? { names.first { $0.hasPrefix(prefix) } }

    /// The structure that an attribute holds, as such or as JSON.
    func structure(_ name: String) -> StructuredValue {
        if let known = parsed[name] { return known }
        let value = StructuredValue(values[name])
        parsed[name] = value
        return value
    }

    // MARK: Facts

    /// Whether it is in the words of the GenAI conventions.
    var isGenAI: Bool {
        values.keys.contains { $0.hasPrefix("gen_ai.") || $0.hasPrefix("mcp.") || $0.hasPrefix("genai_telemetry.") }
    }

    var isFailure: Bool { span.status.code == .error }

    /// What findings group by: the operation, else the role, else the kind of span.
    var label: String {
        if let operation = text("gen_ai.operation.name"), operation.utf8.count <= 64 { return operation }
        if let operation = text("genai_telemetry.operation.name"), operation.utf8.count <= 64 { return operation }
        if let method = text("mcp.method.name"), method.utf8.count <= 64 { return method }
        return role?.rawValue ?? "span"
    }
}

extension AttributeValue {
    fileprivate var nonemptyText: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// Whether there is nothing in it.
    var isBlank: Bool {
        switch self {
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .map(let members): members.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .empty: true
        case .bool, .int, .double, .sensitive: false
        }
    }
}

extension ConventionVersion {
    /// The oldest version that knows the names in use, for spans whose schema is not stated.
    fileprivate init(inUseBy values: [String: AttributeValue]) {
        if values["gen_ai.system"] != nil, values["gen_ai.provider.name"] == nil {
            self = .v1_36
            return
        }
        let isLate = values.keys.contains { name in
            guard name.hasPrefix("gen_ai."), let attribute = Registry.attribute(name) else { return false }
            return attribute.firstVersion == .latest
        }
        self = isLate ? .latest : .v1_41
    }
}
