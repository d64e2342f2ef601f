// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// Operations on an agent's memory, in the words of the GenAI conventions, and on any other store, in those of the
// database conventions.
extension GenAIConvention {
    func name(of storage: borrowing Storage) -> SpanName {
        let operation = storage.operation.rawValue
        if storage.operation.isMemory { return SpanName(operation, nil) }
        return SpanName(operation.trimmed ?? "storage", storage.collection ?? storage.system)
    }

    func map<Sink: AttributeSink & ~Copyable>(_ storage: borrowing Storage, into sink: inout Sink) {
        if storage.operation.isMemory {
            sink.set("gen_ai.operation.name", word: storage.operation)
            set(provider: storage.provider, into: &sink)
            sink.set("gen_ai.memory.store.id", text: storage.collection)
            sink.set("gen_ai.memory.record.id", text: storage.recordID)
            sink.set("gen_ai.memory.record.count", storage.recordCount)
            sink.set("db.system.name", text: storage.system)
            sink.set(.memoryQuery, storage.query)
            sink.setList(.memoryRecords, storage.records, of: .memoryRecord) { $0.memoryRecords($1) }
        } else {
            sink.set("genai_telemetry.operation.name", constant: "storage")
            sink.set("db.operation.name", word: storage.operation)
            sink.set("genai_telemetry.storage.provider", word: storage.provider)
            sink.set("db.system.name", text: storage.system)
            sink.set("db.collection.name", text: storage.collection)
            sink.set("genai_telemetry.storage.record_id", text: storage.recordID)
            sink.set("genai_telemetry.storage.record_count", storage.recordCount)
            sink.set(.databaseQuery, storage.query)
            sink.set(.storageRecords, storage.records)
        }
        map(storage.server, into: &sink)
    }
}
