// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A handle on a span that is being recorded, typed by what the span is about.
///
/// Fields of the operation are set directly, `call.responseModel = "…"`, or several at once with ``update(_:)``, which is
/// one critical section. A handle may be copied and sent to other tasks. On a span that is not recorded, or has ended,
/// everything does nothing.
@dynamicMemberLookup
public struct Span<Operation: SpanOperation>: Sendable {
    @usableFromInline package let active: ActiveSpan?

    @inlinable
    package init(_ active: ActiveSpan?) { self.active = active }

    /// The identity of the span; nil when telemetry is off.
    public var context: SpanContext? { active?.context }

    /// Whether what is set now will be exported.
    public var isRecording: Bool { active?.isRecording ?? false }

    /// Whether content that is set now will leave the process in any form.
    ///
    /// Ask before building expensive content.
    public var capturesContent: Bool { isRecording && active?.settings.tellsContent(of: Operation.kind) ?? false }

    /// Sets any number of fields in one go.
    @inlinable
    public func update(_ body: (inout Operation) -> Void) {
        active?.update { $0.updateOperation(Operation.self, body) }
    }

    /// A field of the operation.
    ///
    /// Reads nil on a span that is not recorded.
    public subscript<Value>(dynamicMember field: WritableKeyPath<Operation, Value?>) -> Value? {
        get { active?.read { $0.withOperation(Operation.self) { $0[keyPath: field] } ?? nil } ?? nil }
        nonmutating set { update { $0[keyPath: field] = newValue } }
    }

    /// A list of the operation.
    ///
    /// Reads empty on a span that is not recorded.
    public subscript<Value>(dynamicMember field: WritableKeyPath<Operation, [Value]>) -> [Value] {
        get { active?.read { $0.withOperation(Operation.self) { $0[keyPath: field] } ?? [] } ?? [] }
        nonmutating set { update { $0[keyPath: field] = newValue } }
    }
}

// MARK: - What every span has

extension Span {
    /// Insists on a name instead of the convention's.
    ///
    /// Few different values.
    public func setName(_ name: String) { active?.update { $0.name = name } }

    /// Sets a free attribute; the last value of a name wins.
    ///
    /// Typed fields are better where there are some.
    public func setAttribute(_ key: String, _ value: AttributeValue) {
        active?.update { [limits = active?.settings.limits] record in
            if record.attributes.count < (limits ?? SpanLimits()).attributeCount || record.attributes[key] != nil {
                record.attributes[key] = value
            } else {
                record.dropped.attributes &+= 1
            }
        }
    }

    /// Adds an event that happened now, or at a given time in nanoseconds since 1970.
    public func addEvent(
        _ name: consuming String, attributes: consuming Attributes = Attributes(), at time: UInt64? = nil
    ) {
        guard let active, active.isRecording else { return }
        active.add(SpanEvent(name: name, time: time ?? active.now, attributes: attributes))
    }

    /// Points to another span.
    public func addLink(_ context: SpanContext, attributes: Attributes = Attributes()) {
        guard let active else { return }
        active.update { $0.add([SpanLink(context, attributes: attributes)], limits: active.settings.limits) }
    }

    /// Says how the span came out.
    ///
    /// `ok` is final, `unset` says nothing, and a message counts only with a failure.
    public func setStatus(_ status: SpanStatus) {
        active?.update { record in
            guard record.status.code != .ok, status.code != .unset else { return }
            record.status = status.isFailure ? status : SpanStatus(status.code)
        }
    }

    /// Says what the span cost.
    public func setCost(_ cost: Cost) { active?.update { $0.cost = cost } }

    /// Adds an `exception` event.
    ///
    /// The span's status stays as it is.
    public func recordException(_ error: any Error) { active?.recordException(error) }

    /// Ends the span; the second time nothing happens.
    public func end() { active?.end() }

    /// Sets the last fields and ends the span, both in one critical section.
    ///
    /// ```swift
    /// call.end { $0.usage = TokenUsage(input: response.inputTokens, output: response.outputTokens) }
    /// ```
    ///
    /// What is only known when the work is done is cheapest set here. From inside a change of the same span, it ends
    /// without the fields.
    @inlinable
    public func end(_ body: (inout Operation) -> Void) {
        active?.end { $0.updateOperation(Operation.self, body) }
    }

    /// Ends the span with the outcome that an error means, and records the error.
    public func end(throwing error: any Error) { active?.end(throwing: error) }
}

extension ActiveSpan {
    /// Adds an event, as far as the limits allow.
    func add(_ event: consuming SpanEvent) {
        let limits = settings.limits
        if event.attributes.count > limits.attributeCountPerEvent {
            (event.attributes, event.droppedAttributesCount) = event.attributes.limited(
                to: limits.attributeCountPerEvent)
        }
        var added = Optional(event)
        update { record in
            guard record.events.count < limits.eventCount, let event = added.take() else {
                return record.dropped.events &+= 1
            }
            record.events.append(event)
        }
    }
}

extension SpanRecord {
    mutating func add(_ links: [SpanLink], limits: SpanLimits) {
        for var link in links {
            guard self.links.count < limits.linkCount else {
                dropped.links &+= 1
                continue
            }
            (link.attributes, link.droppedAttributesCount) = link.attributes.limited(to: limits.attributeCountPerLink)
            self.links.append(link)
        }
    }
}

extension Attributes {
    /// The first `limit` pairs, and how many more there were.
    func limited(to limit: Int) -> (kept: Attributes, droppedCount: UInt32) {
        guard count > limit else { return (self, 0) }
        var kept = self
        kept.pairs.removeLast(count - limit)
        return (kept, UInt32(clamping: count - limit))
    }
}
