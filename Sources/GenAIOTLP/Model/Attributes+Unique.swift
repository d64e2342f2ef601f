// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension Attributes {
    /// Above this many names, a table finds duplicates; below, looking through the list is faster.
    private static let scannedCount = 32

    /// Creates a list from pairs of any origin: a repeated name keeps its first place and its last value, an empty name
    /// is left out.
    ///
    /// Takes time in proportion to the length, so that no sender can make it slow.
    init(lastOfEachName pairs: [Pair]) {
        self.init()
        guard pairs.count > Self.scannedCount else {
            for pair in pairs { self[pair.key] = pair.value }
            return
        }
        var places: [String: Int] = [:]
        places.reserveCapacity(pairs.count)
        for pair in pairs where !pair.key.isEmpty {
            if let place = places[pair.key] {
                self.pairs[place].value = pair.value
            } else {
                places[pair.key] = self.pairs.count
                self.pairs.append(pair)
            }
        }
    }
}
