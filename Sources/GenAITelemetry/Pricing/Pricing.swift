// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Gives every model call that ends its cost, and says once of each model that it has no price for it.
final class Pricing: Sendable {
    /// Models that are remembered as unknown; whoever calls more than that has names that are not names of models.
    private static let unknownModelLimit = 64

    private let table: PriceTable
    private let diagnostics: Diagnostics
    private let unknownModels = Mutex<Set<String>>([])

    init(_ table: PriceTable, diagnostics: Diagnostics) {
        self.table = table
        self.diagnostics = diagnostics
    }

    /// Sets the cost of a call, unless the application did or nothing was counted.
    func settle(_ record: inout SpanRecord) {
        guard record.cost == nil else { return }
        switch record.operationKind {
        case .inference:
            record.cost =
                record.withOperation(Inference.self) { call in
                    cost(
                        provider: call.provider, model: call.responseModel ?? call.requestModel,
                        tier: call.parameters.serviceTier, usage: call.usage)
                } ?? nil
        case .embeddings:
            record.cost =
                record.withOperation(Embeddings.self) { call in
                    cost(
                        provider: call.provider, model: call.responseModel ?? call.requestModel, tier: nil,
                        usage: call.usage)
                } ?? nil
        default: break
        }
    }

    private func cost(provider: ProviderName, model: String, tier: String?, usage: TokenUsage) -> Cost? {
        if usage.input == nil, usage.output == nil { return nil }
        // A cost that is too low is worse than none: sound and made pictures cost several times what text does.
        let hasOwnPrice = usage.hasSoundOrMadePictures
        if !hasOwnPrice,
            let cost = table.cost(provider: provider, model: model, tier: tier, usage: usage.normalized)
        {
            return cost
        }
        tellUnknown(provider: provider, model: model, of: hasOwnPrice ? "sound or made pictures" : tier)
        return nil
    }

    private func tellUnknown(provider: ProviderName, model: String, of kind: String?) {
        let name = "\(provider)/\(model)" + (kind.map { " (\($0))" } ?? "")
        let isNew = unknownModels.withLock { models in
            models.count < Self.unknownModelLimit && models.insert(name).inserted
        }
        guard isNew else { return }
        // The caller is the application, which must not wait for whoever reads the message; nor for a thread of the shared
        // pool, which may be unable to grow.
        PipelineThread.shared?.schedule(at: 0) { [table, diagnostics] in
            diagnostics.report(
                .info, about: "price of \(name)",
                "The price table \(table.version) has no price for \(name); its calls have no cost.")
        }
    }
}

extension TokenUsage {
    /// Whether there are tokens that are not priced as text anywhere: pictures that a model looks at are.
    fileprivate var hasSoundOrMadePictures: Bool {
        let modalities = modalities
        return [modalities.input.audio, modalities.output.audio, modalities.output.image].contains { ($0 ?? 0) > 0 }
    }
}
