// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry
internal import Synchronization

/// How long requests took, with their repetitions, by how they ended.
final class ExportDurations: Sendable {
    private let distributions = Mutex<[ExportDuration.Outcome: DurationDistribution]>([:])

    /// The most different outcomes: a server may answer anything.
    ///
    /// Those that are too many count as a failure without a status.
    private static let maximumOutcomes = 32

    /// Adds a request.
    func add(_ duration: Duration, _ outcome: ExportDuration.Outcome) {
        distributions.withLock { distributions in
            let isKnown = distributions[outcome] != nil || distributions.count < Self.maximumOutcomes
            distributions[isKnown ? outcome : .init(errorType: "_OTHER"), default: DurationDistribution()].add(duration)
        }
    }

    /// All of them, in an order that does not change.
    var list: [ExportDuration] {
        distributions.withLock { $0 }
            .map { ExportDuration(outcome: $0.key, distribution: $0.value) }
            .sorted { $0.outcome.order < $1.outcome.order }
    }
}

extension ExportDuration.Outcome {
    fileprivate var order: (String, Int) { (errorType ?? "", statusCode ?? 0) }
}
