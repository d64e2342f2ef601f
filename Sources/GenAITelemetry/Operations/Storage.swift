// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An operation on a database or on an agent's memory.
public struct Storage: SpanOperation {
    /// What is done: `query`, `upsert`, `search_memory`; names the span.
    public var operation: Name
    /// The system, such as `postgresql` or `redis`.
    public var system: String?
    /// The collection, table or memory store.
    public var collection: String?
    /// The id of a record.
    public var recordID: String?
    /// How many records were read or written.
    public var recordCount: Int?
    /// What was asked.
    public var query: Content?
    /// What was read or written.
    public var records: Content?
    /// Who keeps a memory, if it is a provider's.
    public var provider: ProviderName?
    /// The host that was called, as configured.
    public var server: ServerAddress?

    /// Creates the description of an operation.
    public init(_ operation: Name) { self.operation = operation }

    /// What is done.
    public struct Name: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates a name from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// A query of a database.
        public static let query: Name = "query"
        /// A write to a database.
        public static let write: Name = "write"
        /// A search of a memory.
        public static let searchMemory: Name = "search_memory"
        /// A new memory.
        public static let createMemory: Name = "create_memory"
        /// A changed memory.
        public static let updateMemory: Name = "update_memory"
        /// A new or changed memory.
        public static let upsertMemory: Name = "upsert_memory"
        /// A memory less.
        public static let deleteMemory: Name = "delete_memory"

        /// A new store of memories.
        public static let createMemoryStore: Name = "create_memory_store"
        /// A store of memories less.
        public static let deleteMemoryStore: Name = "delete_memory_store"

        /// Whether the GenAI conventions know it as a memory operation.
        public var isMemory: Bool { rawValue.hasSuffix("_memory") || rawValue.hasSuffix("_memory_store") }
    }
}

extension Storage {
    /// The kind of this operation.
    public static var kind: OperationKind { .storage }
    /// A call of a service; say `.internal` for a store in the same process.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        let isMemory = operation.isMemory
        func field(_ memory: String, _ database: String, _ sensitivity: Sensitivity) -> Field {
            Field(isMemory ? memory : database, sensitivity)
        }
        visitor.visit(&operation, of: field("gen_ai.operation.name", "db.operation.name", .public))
        visitor.visit(&provider, of: field("gen_ai.provider.name", "genai_telemetry.storage.provider", .public))
        visitor.visit(&system, of: Field("db.system.name", .public))
        visitor.visit(&collection, of: field("gen_ai.memory.store.id", "db.collection.name", .internal))
        visitor.visit(&recordID, of: field("gen_ai.memory.record.id", "genai_telemetry.storage.record_id", .internal))
        visitor.visit(&query, of: field("gen_ai.memory.query.text", "db.query.text", .confidential))
        visitor.visit(&records, of: field("gen_ai.memory.records", "genai_telemetry.storage.records", .confidential))
        server?.visitFields(&visitor)
    }
}

extension SpanOperation where Self == Storage {
    /// An operation on a database or on an agent's memory.
    public static func storage(_ operation: Storage.Name, system: String? = nil, collection: String? = nil) -> Storage {
        var storage = Storage(operation)
        storage.system = system
        storage.collection = collection
        return storage
    }
}
