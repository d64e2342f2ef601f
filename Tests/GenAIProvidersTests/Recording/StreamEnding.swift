// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIProviders
import GenAITelemetry
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The ways in which a stream comes to its end, each to be gone through many times.
enum StreamEnding: CaseIterable, Sendable {
    case finish
    case failure
    case abandoned
    case cancelled
    case leaked

    /// Rounds of each; the sanitizers' run asks for more.
    static let roundCount =
        unsafe getenv("GENAI_TELEMETRY_STREAM_ROUNDS").flatMap { unsafe Int(String(cString: $0)) } ?? 1_000

    /// Readers that nobody lets go.
    private typealias Stream = AsyncThrowingStream<ChatChunk, any Error>
    private static let kept = Mutex<[(Task<Void, any Error>, Stream.Continuation)]>([])

    /// Lets go of all readers that were kept.
    static func letGo() async {
        for (task, continuation) in kept.withLock({ kept in
            defer { kept.removeAll() }
            return kept
        }) {
            continuation.finish()
            task.cancel()
            _ = await task.result
        }
    }

    func run(_ operation: Inference, round: Int) async {
        struct Broken: Error {}
        let (stream, continuation) = AsyncThrowingStream<ChatChunk, any Error>.makeStream()
        continuation.yield(.text("Hel"))
        let traced = stream.traced(operation)
        switch self {
        case .finish:
            continuation.finish()
            do { for try await _ in traced {} } catch {}
        case .failure:
            continuation.finish(throwing: Broken())
            do { for try await _ in traced {} } catch {}
        case .abandoned:
            do { for try await _ in traced { break } } catch {}
        case .cancelled:
            // At whatever moment: before the first chunk, between two, at the end.
            let task = Task { for try await _ in traced {} }
            if round.isMultiple(of: 3) { await Task.yield() }
            if round.isMultiple(of: 5) { continuation.finish() }
            task.cancel()
            _ = await task.result
        case .leaked:
            // The task waits for ever for a chunk that does not come, and with it its iterator.
            let task = Task { for try await _ in traced {} }
            Self.kept.withLock { $0.append((task, continuation)) }
            await Task.yield()
        }
    }
}
