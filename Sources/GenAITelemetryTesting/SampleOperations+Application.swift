// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// What stands around and beside the models.
extension SampleOperations {
    /// A request of which everything is known.
    public static var request: Request {
        var request = Request(feature: "handbook")
        request.requestID = "req-1"
        request.tenant = "acme"
        request.channel = "web"
        request.riskLevel = "low"
        request.outcome = .partial
        request.input = "How much leave do I have?"
        request.output = "Thirty days."
        request.association = association
        return request
    }

    /// What all spans of a request share.
    public static var association: Association {
        Association(
            conversation: "conv-1", session: "session-1", user: "user-1", tags: ["beta", "eu"],
            metadata: ["tier": "gold", "visits": 3])
    }

    /// A check that found something.
    public static var validation: Validation {
        var validation = Validation(.grounding)
        validation.verdict = .warned
        validation.score = 0.75
        validation.explanation = "One claim has no source."
        validation.unsupportedClaims = .value(["Forty days."])
        validation.unsupportedClaimCount = 1
        validation.isRepaired = false
        validation.input = "Thirty or forty days."
        validation.responseID = "chatcmpl-2"
        return validation
    }

    /// A query of a database.
    public static var storage: Storage {
        var storage = Storage(.query)
        storage.provider = "acme"
        storage.system = "postgresql"
        storage.collection = "leave"
        storage.recordID = "row-1"
        storage.recordCount = 3
        storage.query = "SELECT days FROM leave"
        storage.records = .value([["days": 30]])
        storage.server = ServerAddress("db.internal", port: 5432)
        return storage
    }

    /// A search of a memory.
    public static var memory: Storage {
        var memory = Storage(.searchMemory)
        memory.provider = .bedrock
        memory.system = "redis"
        memory.collection = "preferences"
        memory.recordID = "memory-1"
        memory.recordCount = 1
        memory.query = "diet"
        memory.records = .value([["content": "vegetarian", "id": "memory-2"], "likes tea"])
        memory.server = ServerAddress("memory.internal", port: 6379)
        return memory
    }

    /// Any other work.
    public static var generic: Generic {
        var generic = Generic("load")
        generic.input = "config.json"
        generic.output = .json(#"{"entries":4}"#)
        return generic
    }

    /// A cost of which everything is known.
    public static var cost: Cost {
        var parts = Cost.Parts()
        parts.input = 1_500_000_000_000
        parts.output = 1_000_000_000_000
        return Cost(parts, currency: "EUR", priceTable: "2026-01-31")
    }
}
