// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// What of a trace stands in the `params._meta` of a message: `traceparent`, `tracestate` and `baggage`, as they are.
///
/// It is made from `_meta` as a library has it, and written into one, by saying how a text becomes one of the library's
/// values and the other way round:
///
/// ```swift
/// // a client
/// meta.write(into: &parameters.meta, as: Value.string)
/// // a server
/// let meta = MCPMetadata(request.meta, text: \.stringValue)
/// ```
///
/// Names in JSON are compared as they are, in lowercase: `Traceparent` is another name.
public struct MCPMetadata: Hashable, Sendable {
    /// The names and texts.
    public private(set) var fields: [String: String] = [:]

    /// Creates metadata that says nothing.
    public init() {}

    /// Reads the `_meta` of a message.
    ///
    /// - Parameters:
    ///   - meta: The members; nil when the message has none.
    ///   - text: The text that a value is; nil for a value of another kind, which is then left out.
    public init<Value>(_ meta: [String: Value]?, text: (Value) -> String?) {
        guard let meta else { return }
        for name in Self.names { fields[name] = meta[name].flatMap(text) }
    }

    /// Reads the `params._meta` of a message.
    ///
    /// - Parameter params: The `params`; anything but an object with a `_meta` says nothing.
    public init(params: AttributeValue?) {
        guard case .map(let params) = params, case .map(let meta) = params["_meta"] else { return }
        for name in Self.names {
            if case .string(let text) = meta[name] { fields[name] = text }
        }
    }

    /// Writes the fields into the `_meta` of a message.
    ///
    /// Those of another span that stood there go; without fields nothing changes.
    ///
    /// - Parameters:
    ///   - meta: The members.
    ///   - value: The value that is a text.
    public func write<Value>(into meta: inout [String: Value], as value: (String) -> Value) {
        guard !fields.isEmpty else { return }
        for name in Self.names { meta[name] = fields[name].map(value) }
    }

    /// Writes the fields into the `_meta` of a message that may have none yet.
    ///
    /// - Parameters:
    ///   - meta: The members; stays nil without fields.
    ///   - value: The value that is a text.
    public func write<Value>(into meta: inout [String: Value]?, as value: (String) -> Value) {
        guard !fields.isEmpty else { return }
        write(into: &meta[default: [:]], as: value)
    }

    /// Writes the fields into the `params._meta` of a message.
    ///
    /// - Parameter params: The `params`: an object, or nothing, which becomes one. Anything else stays as it is.
    public func write(intoParams params: inout AttributeValue) {
        guard !fields.isEmpty else { return }
        var members: Attributes
        switch params {
        case .map(let present): members = present
        case .empty: members = [:]
        default: return
        }
        var meta: Attributes = if case .map(let present) = members["_meta"] { present } else { [:] }
        for name in Self.names { meta[name] = fields[name].map { .string($0) } }
        members["_meta"] = .map(meta)
        params = .map(members)
    }

    /// What the propagator reads and writes.
    private static var names: [String] { (Telemetry.current?.propagator ?? CompositePropagator.standard).fields }
}

extension MCPMetadata: ReadableCarrier, WritableCarrier {
    /// The text of a name, if there is one.
    public func values(of name: String) -> [String] { fields[name].map { [$0] } ?? [] }

    /// Sets or removes the text of a name.
    public mutating func set(_ value: String?, of name: String) { fields[name] = value }
}

extension Optional {
    fileprivate subscript(default value: Wrapped) -> Wrapped {
        get { self ?? value }
        set { self = newValue }
    }
}
