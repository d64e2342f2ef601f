// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The operation of a record behind one pointer, so that a record of any operation has the same size and its operation
/// changes in place.
@usableFromInline class OperationStorage: @unchecked Sendable {
    // Sendable: a subclass's value is Sendable, and it is only changed through a record that references it alone.
    /// Stored, because asking the type of the value takes several times as long.
    @usableFromInline let kind: OperationKind
    @inlinable
    init(_ kind: OperationKind) { self.kind = kind }
    var erased: any SpanOperation { Generic("") }
    @usableFromInline func copy() -> OperationStorage { self }
    func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {}

    /// The box of an operation of the given type, or nil when it is of another.
    @inlinable
    final func typed<Operation: SpanOperation>(_ type: Operation.Type) -> OperationBox<Operation>? {
        // What a cast does, for a class that has no subclass and a type that the compiler knows.
        let isOfType = ObjectIdentifier(Swift.type(of: self)) == ObjectIdentifier(OperationBox<Operation>.self)
        return isOfType ? unsafe unsafeDowncast(self, to: OperationBox<Operation>.self) : nil
    }
}

@usableFromInline final class OperationBox<Operation: SpanOperation>: OperationStorage, @unchecked Sendable {
    // Sendable: as above; `unchecked` has to be said again where there is a stored `var`.
    // Unchecked: it is changed through a record that references it alone, and a record is changed under the span's lock.
    @exclusivity(unchecked) @usableFromInline var value: Operation
    @inlinable
    init(_ value: Operation) {
        unsafe self.value = value
        super.init(Operation.kind)
    }
    override var erased: any SpanOperation { unsafe value }
    @usableFromInline override func copy() -> OperationStorage { OperationBox(unsafe value) }
    override func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) { unsafe value.visitFields(&visitor) }
}
