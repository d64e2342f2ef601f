// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The operation of a record behind one pointer, so that a record of any operation has the same size and its operation
/// changes in place.
@usableFromInline class OperationStorage: @unchecked Sendable {
    // Sendable: a subclass's value is Sendable, and it is only changed through a record that references it alone.
    var kind: OperationKind { .generic }
    var erased: any SpanOperation { Generic("") }
    func copy() -> OperationStorage { self }
    func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {}

    /// The box of an operation of the given type, or nil when it is of another.
    @inlinable
    func typed<Operation: SpanOperation>(_ type: Operation.Type) -> OperationBox<Operation>? {
        // What a cast does, for a class that has no subclass and a type that the compiler knows.
        let isOfType = ObjectIdentifier(Swift.type(of: self)) == ObjectIdentifier(OperationBox<Operation>.self)
        return isOfType ? unsafe unsafeDowncast(self, to: OperationBox<Operation>.self) : nil
    }
}

@usableFromInline final class OperationBox<Operation: SpanOperation>: OperationStorage, @unchecked Sendable {
    // Sendable: as above; `unchecked` has to be said again where there is a stored `var`.
    @usableFromInline var value: Operation
    init(_ value: Operation) { self.value = value }
    override var kind: OperationKind { Operation.kind }
    override var erased: any SpanOperation { value }
    override func copy() -> OperationStorage { OperationBox(value) }
    override func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) { value.visitFields(&visitor) }
}
