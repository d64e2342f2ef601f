// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Fields that most values do not have: one pointer, null until one of them is set.
///
/// A span of every call has room for them, is copied and destroyed with them: they cost eight bytes and a look, and whoever
/// sets one pays for a block of memory, once. A copy shares the block until one of the two is changed.
struct Seldom<Fields: SeldomFields>: Sendable {
    private var storage: Storage?

    private final class Storage: @unchecked Sendable {
        // Sendable: the fields are, and they are changed only by the one value that references them.
        var held: Held
        init(_ fields: Fields) { held = Held(fields: fields) }
    }

    /// What keeps the compiler from copying all fields to lend one.
    private struct Held: ~Copyable {
        var fields: Fields
    }

    /// Whether none of the fields was ever set.
    var isEmpty: Bool { storage == nil }

    /// The fields; setting one to what it is anyway costs a block of memory, too.
    var fields: Fields {
        _read {
            if let storage { yield storage.held.fields } else { yield Fields.unset }
        }
        _modify {
            if let storage {
                if !isKnownUniquelyReferenced(&self.storage) { self.storage = Storage(storage.held.fields) }
            } else {
                storage = Storage(Fields.unset)
            }
            yield &storage!.held.fields  // Just made; the only spelling that changes them in place.
        }
    }
}

extension Seldom: Hashable {
    static func == (left: Seldom, right: Seldom) -> Bool {
        left.storage === right.storage || left.fields == right.fields
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension Seldom: CustomReflectable {
    /// The fields, which whoever looks for leaks has to see.
    var customMirror: Mirror { Mirror(self, children: isEmpty ? [:] : ["fields": fields as Any]) }
}

/// Fields that most values do not have.
protocol SeldomFields: Hashable, Sendable {
    /// None of them is set.
    static var unset: Self { get }
}
