// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A span that ends by itself when the stream it is about does, and has to be told when it cannot any more.
package protocol OpenStream: AnyObject, Sendable {
    /// The pipeline is about to shut down: ends the span with what is known.
    func endAtShutdown()
}

/// The streams whose spans have not ended: somebody may keep a stream for ever without reading it.
package final class OpenStreams: Sendable {
    private struct Reference: Sendable {
        weak let stream: (any OpenStream)?
    }

    private let forkGeneration = Fork.generation
    private let streams = Mutex<[ObjectIdentifier: Reference]>([:])

    /// Whether the lock may be held by a thread that this process does not have.
    private var isForked: Bool { Fork.generation != forkGeneration }

    /// Remembers a stream, without keeping it.
    package func add(_ stream: any OpenStream) {
        if isForked { return }
        streams.withLock { $0[ObjectIdentifier(stream)] = Reference(stream: stream) }
    }

    /// Forgets a stream whose span has ended.
    package func remove(_ stream: any OpenStream) {
        if isForked { return }
        streams.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(stream)) }
    }

    /// Ends the spans of all streams.
    func endAll() {
        if isForked { return }
        let open = streams.withLock { streams in
            defer { streams.removeAll() }
            return streams.values.compactMap(\.stream)
        }
        for stream in open { stream.endAtShutdown() }
    }
}
