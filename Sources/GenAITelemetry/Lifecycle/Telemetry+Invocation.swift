// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Telemetry {
    /// Runs one invocation of a function that is frozen as soon as it has answered, as on AWS Lambda.
    ///
    /// Delivers the spans before it returns or throws: a frozen process delivers nothing, and may never run again. What
    /// cannot be delivered in time stays in the queue for the next invocation.
    ///
    /// ```swift
    /// func handle(_ event: Event) async throws -> Answer {
    ///     try await telemetry.invocation(flushWithin: .seconds(1)) {
    ///         try await withSpan(.request(feature: "answers")) { _ in try await answer(event) }
    ///     }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - timeout: How long the delivery may hold up the answer: less than what the host allows an invocation.
    ///   - isolation: Where the invocation runs.
    ///   - body: The invocation.
    /// - Returns: What the invocation returned.
    public func invocation<Result>(
        flushWithin timeout: Duration = .seconds(2), isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async rethrows -> Result {
        do {
            let result = try await body()
            await forceFlush(within: timeout)
            return result
        } catch {
            await forceFlush(within: timeout)
            throw error
        }
    }
}
