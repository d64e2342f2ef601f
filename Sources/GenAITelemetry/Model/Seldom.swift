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
        @exclusivity(unchecked) var fields: Fields
        init(_ fields: Fields) { unsafe self.fields = fields }
    }

    /// Whether none of the fields was ever set.
    var isEmpty: Bool { storage == nil }

    /// The fields; setting one to what it is anyway costs a block of memory, too.
    var fields: Fields {
        get { unsafe storage?.fields ?? Fields.unset }
        _modify {
            if let storage {
                if !isKnownUniquelyReferenced(&self.storage) { self.storage = Storage(unsafe storage.fields) }
            } else {
                storage = Storage(Fields.unset)
            }
            yield unsafe &storage!.fields  // Just made; the only spelling that changes them in place.
        }
    }
}

extension Seldom: Hashable {
    static func == (left: Seldom, right: Seldom) -> Bool {
        left.storage === right.storage || left.fields == right.fields
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

/// Fields that most values do not have.
protocol SeldomFields: Hashable, Sendable {
    /// None of them is set.
    static var unset: Self { get }
}
