// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A random generator for each thread, found through a pthread key.
enum ThreadRandom {
    private struct State {
        var random: Xoshiro256
        var forkGeneration: UInt32
    }

    private static let key: pthread_key_t? = {
        var key = pthread_key_t()
        let status = unsafe pthread_key_create(&key) { pointer in
            #if canImport(Darwin)
            let raw: UnsafeMutableRawPointer? = unsafe pointer
            #else
            let raw = unsafe pointer
            #endif
            if let raw = unsafe raw { unsafe raw.assumingMemoryBound(to: State.self).deallocate() }
        }
        return status == 0 ? key : nil
    }()

    /// Lends the calling thread's generator.
    static func withCurrent<Result>(_ body: (inout Xoshiro256) -> Result) -> Result {
        let generation = Fork.generation
        guard let key else { return withSystem(body) }
        if let raw = unsafe pthread_getspecific(key) {
            let state = unsafe raw.assumingMemoryBound(to: State.self)
            if unsafe state.pointee.forkGeneration != generation {
                unsafe state.pointee = State(random: Xoshiro256(), forkGeneration: generation)
            }
            return unsafe body(&state.pointee.random)
        }
        let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        unsafe state.initialize(to: State(random: Xoshiro256(), forkGeneration: generation))
        if unsafe pthread_setspecific(key, state) != 0 {
            unsafe state.deallocate()
            return withSystem(body)
        }
        return unsafe body(&state.pointee.random)
    }

    /// Without a key, which happens only when a process has used up all of them, each call is seeded by the system.
    private static func withSystem<Result>(_ body: (inout Xoshiro256) -> Result) -> Result {
        var random = Xoshiro256()
        return body(&random)
    }
}
