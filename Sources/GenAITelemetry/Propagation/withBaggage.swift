// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Baggage {
    /// The baggage of the current task.
    public static var current: Baggage { TelemetryContext.current.baggage }
}

/// Runs code with more baggage: the members given, over those around.
public func withBaggage<Result>(
    _ baggage: Baggage, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    var context = TelemetryContext.current
    context.baggage = context.baggage.merging(baggage)
    return try await TelemetryContext.$current.withValue(context, operation: body)
}

/// Runs code with more baggage: the members given, over those around.
public func withBaggage<Result>(_ baggage: Baggage, _ body: () throws -> Result) rethrows -> Result {
    var context = TelemetryContext.current
    context.baggage = context.baggage.merging(baggage)
    return try TelemetryContext.$current.withValue(context, operation: body)
}
