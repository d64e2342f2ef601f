// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Everything that was recorded about one span.
public struct SpanRecord: Sendable {
    /// The span's own identity.
    public let context: SpanContext
    /// The span that this one is a child of; nil for a root.
    ///
    /// It is in the same trace and has the same `tracestate`.
    public var parent: SpanContext? { parentSpan?.context(of: context) }
    private let parentSpan: ParentSpan?
    /// The id of the parent alone.
    package var parentSpanID: SpanID? { parentSpan?.spanID }
    /// Whether the parent is of another process.
    package var hasRemoteParent: Bool { parentSpan?.isRemote ?? false }
    /// The code that recorded it.
    public var scope: InstrumentationScope { namedScope ?? .default }
    /// Whether a scope is the code that recorded it, or equal to that.
    package borrowing func isRecorded(by scope: InstrumentationScope) -> Bool {
        guard let namedScope else { return scope === InstrumentationScope.default || scope == .default }
        return namedScope === scope || namedScope == scope
    }
    /// Nil for this package, which all spans would otherwise count a reference of.
    private let namedScope: InstrumentationScope?
    /// Its role in a call between processes.
    public var kind: SpanKind
    /// A name that the application insists on; nil leaves naming to the convention.
    public var name: String?
    /// When it started, in nanoseconds since 1970.
    public let startTime: UInt64
    /// When it ended, in nanoseconds since 1970; after `startTime`.
    ///
    /// Zero while it runs.
    public internal(set) var endTime: UInt64 = 0
    /// How it came out.
    public var status: SpanStatus = .unset
    /// What happened on the way.
    public var events = SpanEvents()
    /// Other spans that it points to.
    public var links: [SpanLink] = []
    /// What the typed fields have no place for.
    public var attributes = Attributes()
    /// Conversation, session, user, tags and metadata of its surroundings.
    public var association: Association
    /// What it cost.
    public var cost: Cost?
    /// What the spans below it used; nil where nothing is added up.
    public var rollup: Rollup? {
        get { rollupBox?.value }
        set { rollupBox = newValue.map(RollupBox.init) }
    }
    /// Whether something was added up below it.
    package var hasRollup: Bool { rollupBox != nil }
    /// What the limits left out.
    public var dropped = DroppedCounts()
    /// What redaction did to it; nil when it changed nothing.
    public var redaction: RedactionReceipt?

    @usableFromInline var box: OperationStorage
    /// Behind a pointer, because few spans have one.
    private var rollupBox: RollupBox?

    /// How many parts of a span the limits left out.
    public struct DroppedCounts: Hashable, Sendable {
        /// Attributes left out.
        public var attributes: UInt32 = 0
        /// Events left out.
        public var events: UInt32 = 0
        /// Links left out.
        public var links: UInt32 = 0
    }

    package init(
        context: SpanContext, parent: SpanContext?, scope: InstrumentationScope, kind: SpanKind?,
        operation: some SpanOperation, startTime: UInt64, association: Association
    ) {
        self.init(
            context: context, parent: parent.map(ParentSpan.init),
            scope: scope === InstrumentationScope.default ? nil : scope, kind: kind ?? operation.defaultSpanKind,
            box: OperationBox(operation), startTime: startTime, association: association)
    }

    /// Creates the record of a span that starts; without a scope, one of this package.
    @inline(__always)
    init(
        context: SpanContext, parent: ParentSpan?, scope: InstrumentationScope?, kind: SpanKind,
        box: consuming OperationStorage, startTime: UInt64, association: consuming Association
    ) {
        self.context = context
        parentSpan = parent
        namedScope = scope
        self.kind = kind
        self.startTime = startTime
        self.association = association
        self.box = box
    }
}

// MARK: - The operation

extension SpanRecord {
    /// What kind of work the span is about.
    @inlinable public var operationKind: OperationKind { box.kind }

    /// What the span is about, if it is of that type.
    public func operation<Operation: SpanOperation>(as type: Operation.Type) -> Operation? {
        box.typed(Operation.self)?.value
    }

    /// What the span is about, whatever its type is.
    public var operation: any SpanOperation { box.erased }

    /// Lends the operation without copying it, which is what a convention wants for every span.
    @inlinable
    public func withOperation<Operation: SpanOperation, Result>(
        _ type: Operation.Type, _ body: (borrowing Operation) -> Result
    ) -> Result? {
        // Inlinable, so that the caller's compiler knows the types.
        box.typed(type)?.withValue(body)
    }

    /// Changes the operation in place; does nothing when it is of another type.
    @inlinable
    public mutating func updateOperation<Operation: SpanOperation>(
        _ type: Operation.Type, _ body: (inout Operation) -> Void
    ) {
        guard box.holds(Operation.self) else { return }
        makeOperationUnique()
        box.change(Operation.self, body)
    }

    /// Shows every piece of the span that can hold text to a visitor.
    ///
    /// Resource and scope are the process's, not the span's, and are visited once when it starts.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitFieldsBeforeAssociation(&visitor)
        association.visitFields(&visitor)
        visitFieldsAfterAssociation(&visitor)
    }

    mutating func visitFieldsBeforeAssociation<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&name, of: Field("name", .internal))
        visitor.visit(&status.errorType, of: Field("error.type", .public))
        visitor.visit(&status.message, of: Field("status.message", .confidential))
        events.changeEach { event in
            visitor.visit(&event.name, of: Field("event.name", .internal))
            visitor.visit(&event.attributes)
        }
        for index in links.indices { visitor.visit(&links[index].attributes) }
        visitor.visit(&attributes)
    }

    mutating func visitFieldsAfterAssociation<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        if var cost {
            cost.visitFields(&visitor)
            self.cost = cost
        }
        if rollupBox != nil, var rollup, var cost = rollup.cost {
            visitor.visit(&cost.currency, of: Field("genai_telemetry.rollup.currency", .public))
            if cost != rollup.cost {
                rollup.cost = cost
                self.rollup = rollup
            }
        }
        makeOperationUnique()
        // Not counted: the record keeps the box, and a visitor sees only what is in it.
        unsafe Unmanaged.passUnretained(box)._withUnsafeGuaranteedRef { $0.visitKnownFields(&visitor) }
    }

    @inlinable
    mutating func makeOperationUnique() {
        if !isKnownUniquelyReferenced(&box) { box = box.copy() }
    }
}

private final class RollupBox: Sendable {
    let value: Rollup
    init(_ value: Rollup) { self.value = value }
}
