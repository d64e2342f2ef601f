// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

// The names that versions of the conventions gave to one count.
extension Profile {
    private static let cacheWriteNames: [StaticString] = [
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens",
    ]

    /// Sets the count under the names that the profile's own version does not use.
    func mapOtherCacheWriteNames<Sink: AttributeSink & ~Copyable>(
        of span: borrowing SpanRecord, into sink: inout Sink
    ) {
        guard let tokens = span.cacheWriteTokens else { return }
        let own = convention.version.cacheWriteTokens.description
        for name in Self.cacheWriteNames where name.description != own { sink.set(name, tokens) }
    }
}

extension SpanRecord {
    /// The tokens that were written to a cache, on the spans that tell them.
    fileprivate var cacheWriteTokens: Int? {
        switch operationKind {
        case .inference: withOperation(Inference.self) { $0.usage.normalized.cacheWrite } ?? nil
        case .embeddings: withOperation(Embeddings.self) { $0.usage.normalized.cacheWrite } ?? nil
        case .agentInvocation where kind != .internal:
            withOperation(AgentInvocation.self) { $0.usage.normalized.cacheWrite } ?? nil
        default: nil
        }
    }
}
