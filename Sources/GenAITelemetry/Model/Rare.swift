// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A value that most spans do not have: one pointer, null until there is something to say.
///
/// A record of every call has room for it and pays eight bytes.
enum Rare<Value: Hashable & Sendable>: Hashable, Sendable {
    case none
    indirect case some(Value)

    /// The value, or another one that says nothing.
    ///
    /// Setting that one frees the memory.
    subscript(or nothing: Value) -> Value {
        get { if case .some(let value) = self { value } else { nothing } }
        set { self = newValue == nothing ? .none : .some(newValue) }
    }
}

extension Rare: CustomReflectable {
    /// As an optional value, which it is to everybody else.
    var customMirror: Mirror {
        if case .some(let value) = self {
            Mirror(reflecting: Value?.some(value) as Any)
        } else {
            Mirror(reflecting: Value?.none as Any)
        }
    }
}
