// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The operation of a record behind one pointer, so that a record of any operation has the same size and its operation
/// changes in place.
@usableFromInline class OperationStorage: @unchecked Sendable {
    // Sendable: a subclass's value is Sendable, and it is only changed through a record that references it alone.

    /// Which type the operation has.
    ///
    /// Asking an object for its generic class costs more than most conventions do with an operation.
    @usableFromInline final let operationType: ObjectIdentifier
    /// Stored, because asking the type of the value takes several times as long.
    @usableFromInline final let kind: OperationKind

    @inlinable
    init<Operation: SpanOperation>(_ type: Operation.Type) {
        operationType = ObjectIdentifier(type)
        kind = type.kind
    }

    var erased: any SpanOperation { Generic("") }
    @usableFromInline func copy() -> OperationStorage { self }
    func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {}

    /// Whether the operation is of the given type.
    @inlinable @inline(__always)
    final func holds<Operation: SpanOperation>(_ type: Operation.Type) -> Bool {
        operationType == ObjectIdentifier(type)
    }

    /// Changes an operation that is of the given type.
    @inlinable @inline(__always)
    final func change<Operation: SpanOperation>(_ type: Operation.Type, _ body: (inout Operation) -> Void) {
        unsafe body(&unsafeDowncast(self, to: OperationBox<Operation>.self).value)
    }

    /// The box of an operation of the given type, or nil when it is of another.
    @inlinable @inline(__always)
    final func typed<Operation: SpanOperation>(_ type: Operation.Type) -> OperationBox<Operation>? {
        holds(type) ? unsafe unsafeDowncast(self, to: OperationBox<Operation>.self) : nil
    }
}

@usableFromInline final class OperationBox<Operation: SpanOperation>: OperationStorage, @unchecked Sendable {
    // Sendable: as above; `unchecked` has to be said again where there is a stored `var`.
    // Unchecked: whoever changes a box has the only record that references it, and that one's exclusivity is checked.
    @exclusivity(unchecked) @usableFromInline var held: Held

    /// What keeps the compiler from copying an operation to lend it.
    @usableFromInline struct Held: ~Copyable {
        @usableFromInline var value: Operation

        @inlinable @inline(__always)
        init(_ value: Operation) { self.value = value }
    }

    @inlinable
    init(_ value: Operation) {
        unsafe held = Held(value)
        super.init(Operation.self)
    }

    @inlinable @inline(__always)
    var value: Operation {
        get { unsafe held.value }
        _modify { yield unsafe &held.value }
    }

    override var erased: any SpanOperation { value }
    @usableFromInline override func copy() -> OperationStorage { OperationBox(value) }
    override func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) { value.visitFields(&visitor) }

    /// Lends the operation where it is.
    @inlinable @inline(__always)
    func withValue<Result>(_ body: (borrowing Operation) -> Result) -> Result { unsafe Self.lend(held, to: body) }

    // What is borrowed cannot change, so its parts need no copy; a property of a class could.
    @inlinable @inline(__always)
    static func lend<Result>(_ held: borrowing Held, to body: (borrowing Operation) -> Result) -> Result {
        body(held.value)
    }
}

extension OperationStorage: CustomReflectable {
    /// The operation, which whoever looks for leaks has to see.
    @usableFromInline var customMirror: Mirror { Mirror(self, children: ["value": erased]) }
}
