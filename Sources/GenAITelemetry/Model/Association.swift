// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What a span shares with everything below it: conversation, session, user, tags, metadata.
///
/// Set once around a piece of work, on every span inside without further words. An empty association is a null pointer;
/// a copy is one more reference.
public struct Association: Hashable, Sendable {
    private var storage: Storage?

    /// What an association says.
    package struct Values: Hashable {
        package var conversation: String?
        package var session: String?
        package var user: String?
        package var tags: [String] = []
        package var metadata = Attributes()

        mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
            visitor.visit(&conversation, of: Field("gen_ai.conversation.id", .personal))
            visitor.visit(&session, of: Field("session.id", .personal))
            visitor.visit(&user, of: Field("user.id", .personal))
            visitor.visit(&tags, of: Field("tag.tags", .internal))
            visitor.visit(&metadata)
        }
    }

    fileprivate final class Storage: Hashable, Sendable {
        private let held: Held
        /// What ``Association/sealedByteCount`` tells; negative when that depends on limits.
        let byteCount: Int
        /// The redaction under which nothing of it had to go; zero before there was one.
        let cleanUnder = Atomic<UInt64>(0)

        /// What keeps the compiler from copying all values to lend them.
        private struct Held: ~Copyable {
            let values: Values
        }

        var values: Values { held.values }

        init(_ values: Values) {
            held = Held(values: values)
            byteCount = values.metadata.isEmpty ? SealingVisitor.byteCount(of: values) : -1
        }

        func lend(to body: (borrowing Values) -> Void) { Self.show(held, to: body) }

        private static func show(_ held: borrowing Held, to body: (borrowing Values) -> Void) { body(held.values) }

        static func == (left: Storage, right: Storage) -> Bool { left === right || left.values == right.values }
        func hash(into hasher: inout Hasher) { hasher.combine(values) }
    }

    /// Creates an association; what is left out stays as it is around.
    public init(
        conversation: String? = nil, session: String? = nil, user: String? = nil, tags: [String] = [],
        metadata: Attributes = [:]
    ) {
        let values = Values(conversation: conversation, session: session, user: user, tags: tags, metadata: metadata)
        if values != Values() { storage = Storage(values) }
    }

    /// Bytes of the fields as the bounds of a queue count them; nil when that depends on limits.
    ///
    /// All spans of an association ask, so it is counted once.
    var sealedByteCount: Int? {
        guard let storage else { return 0 }
        return storage.byteCount < 0 ? nil : storage.byteCount
    }

    /// Creates an association of nothing, without allocating.
    public init() {}

    /// The conversation: a real id from the application or its library, never an invented one.
    public var conversation: String? { storage?.values.conversation }
    /// The session of the user.
    public var session: String? { storage?.values.session }
    /// The user.
    public var user: String? { storage?.values.user }
    /// Words to find the trace by.
    public var tags: [String] { storage?.values.tags ?? [] }
    /// Anything else.
    public var metadata: Attributes { storage?.values.metadata ?? [:] }
    /// Whether nothing is set.
    public var isEmpty: Bool { storage == nil }

    /// Lends all of it at once, without counting references of each text; nothing when it is empty.
    package func lend(to body: (borrowing Values) -> Void) {
        storage?.lend(to: body)
    }

    /// Whether both are one and the same, which is a comparison of two addresses.
    func isSame(as other: Association) -> Bool { storage === other.storage }

    /// This association with another's values over it: ids replace, tags add up, metadata is merged by name.
    public func merging(_ inner: Association) -> Association {
        guard let innerValues = inner.storage?.values else { return self }
        guard var values = storage?.values else { return inner }
        values.conversation = innerValues.conversation ?? values.conversation
        values.session = innerValues.session ?? values.session
        values.user = innerValues.user ?? values.user
        values.tags += innerValues.tags.filter { !values.tags.contains($0) }
        for (key, value) in innerValues.metadata { values.metadata[key] = value }
        var merged = Association()
        merged.storage = Storage(values)
        return merged
    }

    /// Shows every field that can hold text to a visitor.
    ///
    /// A changed value makes a new association; the one that other spans share stays as it is.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        guard let original = storage?.values else { return }
        var values = original
        values.visitFields(&visitor)
        if values != original { storage = Storage(values) }
    }

    /// Takes out what the visitor takes out.
    ///
    /// All spans of an association share the answer that nothing has to go: it depends on the values and the rules alone.
    mutating func redact(with visitor: inout RedactingVisitor) {
        guard let before = storage, before.cleanUnder.load(ordering: .relaxed) != visitor.redaction else { return }
        let tally = visitor.tally
        visitFields(&visitor)
        if storage === before, visitor.tally == tally {
            before.cleanUnder.store(visitor.redaction, ordering: .relaxed)
        }
    }
}

extension Association: CustomReflectable {
    /// What it says, which whoever looks for leaks has to see.
    public var customMirror: Mirror {
        Mirror(self, children: ["values": storage?.values as Any], displayStyle: .struct)
    }
}

extension Association {
    /// An association that somebody else keeps for as long as this is used.
    struct Unkept {
        unowned(unsafe) private let storage: Storage?

        fileprivate init(_ storage: Storage?) { unsafe self.storage = storage }

        /// The association, kept from now on.
        var association: Association {
            var association = Association()
            association.storage = unsafe storage
            return association
        }
    }

    /// The same without keeping it.
    var unkept: Unkept { Unkept(storage) }
}
